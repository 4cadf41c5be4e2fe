// SPDX-License-Identifier: Apache-2.0
package im.yan.api.refusal;

import im.yan.schemas.v1.ErrorCode;
import org.springframework.http.HttpStatus;

/** The HTTP status of each error code. */
public final class HttpStatuses {

    private HttpStatuses() {}

    public static HttpStatus of(ErrorCode code) {
        return switch (code) {
            case TOKEN_MISSING, TOKEN_INVALID, TOKEN_EXPIRED, CREDENTIALS_INVALID -> HttpStatus.UNAUTHORIZED;
            case ACCOUNT_DISABLED, NOT_A_MEMBER -> HttpStatus.FORBIDDEN;
            case NOT_FOUND, CONVERSATION_UNKNOWN, RECIPIENT_UNKNOWN -> HttpStatus.NOT_FOUND;
            case NAME_TAKEN -> HttpStatus.CONFLICT;
            case CONTENT_TOO_LARGE, FRAME_TOO_LARGE -> HttpStatus.CONTENT_TOO_LARGE;
            case RATE_LIMITED -> HttpStatus.TOO_MANY_REQUESTS;
            case UNAVAILABLE, OVERLOADED -> HttpStatus.SERVICE_UNAVAILABLE;
            case MALFORMED_FRAME, UNKNOWN_FRAME, WRONG_FRAME_TYPE, HELLO_EXPECTED, INVALID_ARGUMENT, CONTENT_EMPTY ->
                HttpStatus.BAD_REQUEST;
            case INTERNAL, ERROR_CODE_UNSPECIFIED, UNRECOGNIZED -> HttpStatus.INTERNAL_SERVER_ERROR;
        };
    }
}
