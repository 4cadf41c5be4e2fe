// SPDX-License-Identifier: Apache-2.0
package im.yan.api.refusal;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/** What Tomcat or a filter refuses before Spring MVC sees it gets the same envelope; Tomcat makes it by its name. */
public final class ContainerRefusals extends ErrorReportValve {
    private static final int FIRST_ERROR = 400;

    @Override
    protected void report(Request request, Response response, @Nullable Throwable throwable) {
        var status = HttpStatus.resolve(response.getStatus());
        if (status == null
                || status.value() < FIRST_ERROR
                || response.getContentWritten() > 0
                || !response.setErrorReported()) {
            return;
        }
        try {
            response.setContentType("application/json");
            response.setCharacterEncoding(UTF_8);
            var reporter = response.getReporter();
            if (reporter != null) {
                reporter.write(new String(SpringRefusals.of(status).body(), UTF_8));
                response.finishResponse();
            }
        } catch (IOException e) {
            getContainer().getLogger().debug("the client left before it was answered", e);
        }
    }
}
