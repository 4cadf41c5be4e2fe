// SPDX-License-Identifier: Apache-2.0
package im.yan.api.refusal;

import static java.nio.charset.StandardCharsets.UTF_8;

import im.yan.schemas.WireJson;
import im.yan.schemas.v1.Error;
import im.yan.schemas.v1.ErrorCode;
import java.time.Duration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;

/** The answer no, ready for the wire: thrown where a request is found wanting, written by {@link RefusalAdvice}. */
public final class Refusal extends RuntimeException {
    private final Error error;

    private Refusal(Error error) {
        // An answer, not a fault: nobody needs its stack trace.
        super(error.getMessage(), null, false, false);
        this.error = error;
    }

    /** The same request fails again. */
    public static Refusal of(ErrorCode code, String sentence) {
        return new Refusal(Error.newBuilder().setCode(code).setMessage(sentence).build());
    }

    /** What another part has refused, as it says it. */
    public static Refusal of(Error error) {
        return new Refusal(error);
    }

    /** The same request may succeed after a while. */
    public static Refusal retryable(ErrorCode code, String sentence, Duration after) {
        return new Refusal(Error.newBuilder()
                .setCode(code)
                .setMessage(sentence)
                .setRetryable(true)
                .setRetryAfterMillis(Math.toIntExact(after.toMillis()))
                .build());
    }

    public static Refusal invalid(String sentence) {
        return of(ErrorCode.INVALID_ARGUMENT, sentence);
    }

    static Refusal bug() {
        return retryable(
                ErrorCode.INTERNAL, "something broke on our side; trying again may help", Duration.ofSeconds(1));
    }

    public Error error() {
        return error;
    }

    HttpStatus status() {
        return HttpStatuses.of(error.getCode());
    }

    byte[] body() {
        return WireJson.print(error).getBytes(UTF_8);
    }

    HttpHeaders headers() {
        return headers(status());
    }

    HttpHeaders headers(HttpStatus status) {
        var headers = new HttpHeaders();
        headers.setContentType(MediaType.APPLICATION_JSON);
        if (status == HttpStatus.UNAUTHORIZED) {
            headers.set(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        }
        if (error.getRetryAfterMillis() > 0) {
            headers.set(HttpHeaders.RETRY_AFTER, Long.toString(Math.ceilDiv(error.getRetryAfterMillis(), 1000)));
        }
        return headers;
    }
}
