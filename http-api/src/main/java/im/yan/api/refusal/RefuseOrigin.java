// SPDX-License-Identifier: Apache-2.0
package im.yan.api.refusal;

import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.web.cors.DefaultCorsProcessor;

/** A page of an origin that is not allowed gets the error envelope too. */
public final class RefuseOrigin extends DefaultCorsProcessor {

    @Override
    protected void rejectRequest(ServerHttpResponse response) throws IOException {
        var refusal = Refusal.invalid("pages of this origin may not call this server");
        response.setStatusCode(HttpStatus.FORBIDDEN);
        response.getHeaders().set(HttpHeaders.CONTENT_TYPE, "application/json");
        response.getBody().write(refusal.body());
        response.flush();
    }
}
