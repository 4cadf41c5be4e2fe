// SPDX-License-Identifier: Apache-2.0
package im.yan.api.refusal;

import im.yan.schemas.v1.ErrorCode;
import org.springframework.http.HttpStatus;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;

/** Our sentence for what the framework or the container refuses. None repeats what the client sent. */
final class SpringRefusals {

    private SpringRefusals() {}

    static Refusal of(Exception refused, HttpStatus status) {
        return switch (refused) {
            case MissingServletRequestParameterException missing ->
                Refusal.invalid("the parameter " + missing.getParameterName() + " is missing");
            case MethodArgumentTypeMismatchException mismatch ->
                Refusal.invalid("the parameter " + mismatch.getName() + " is not of the documented form");
            case HttpMessageNotReadableException unreadable ->
                Refusal.invalid("the body is not the JSON object that is documented for this request");
            default -> of(status);
        };
    }

    static Refusal of(HttpStatus status) {
        return switch (status) {
            case NOT_FOUND -> Refusal.of(ErrorCode.NOT_FOUND, "there is nothing at this address");
            case METHOD_NOT_ALLOWED -> Refusal.invalid("this address does not take this method; see the header Allow");
            case NOT_ACCEPTABLE -> Refusal.invalid("the answer is JSON, which the header Accept excludes");
            case UNSUPPORTED_MEDIA_TYPE ->
                Refusal.invalid("the body must be JSON, with Content-Type: application/json");
            case CONTENT_TOO_LARGE -> Refusal.of(ErrorCode.CONTENT_TOO_LARGE, "the body is larger than allowed");
            case REQUEST_HEADER_FIELDS_TOO_LARGE -> Refusal.invalid("the headers are larger than allowed");
            default ->
                status.is5xxServerError() ? Refusal.bug() : Refusal.invalid("this is not a request this server takes");
        };
    }
}
