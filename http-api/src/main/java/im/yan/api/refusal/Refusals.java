// SPDX-License-Identifier: Apache-2.0
package im.yan.api.refusal;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpStatus;

/** Writes a refusal from a filter, where Spring MVC's advice does not reach. */
public final class Refusals {

    private Refusals() {}

    public static void write(Refusal refusal, HttpServletResponse response) throws IOException {
        write(refusal, refusal.status(), response);
    }

    /** With another status than the code's own. */
    public static void write(Refusal refusal, HttpStatus status, HttpServletResponse response) throws IOException {
        response.setStatus(status.value());
        refusal.headers(status).forEach((name, values) -> response.setHeader(name, values.getFirst()));
        response.getOutputStream().write(refusal.body());
        response.flushBuffer();
    }
}
