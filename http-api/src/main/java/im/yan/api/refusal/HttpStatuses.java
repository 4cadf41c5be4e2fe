// SPDX-License-Identifier: Apache-2.0
package im.yan.api.refusal;

import im.yan.schemas.v1.ErrorCode;
import org.springframework.http.HttpStatus;

/** The HTTP status of each error code. */
public final class HttpStatuses {

    private HttpStatuses() {}

    public static HttpStatus of(ErrorCode code) {
        return switch (code) {
            case TOKEN_MISSING, TOKEN_INVALID, TOKEN_EXPIRED, SIGNED_OUT, CREDENTIALS_INVALID ->
                HttpStatus.UNAUTHORIZED;
            case ACCOUNT_DISABLED, NOT_A_MEMBER, NOT_THE_AUTHOR, ROLE_TOO_LOW, MUTED, GROUP_MUTED, BLOCKED, FORBIDDEN ->
                HttpStatus.FORBIDDEN;
            case NOT_FOUND,
                    CONVERSATION_UNKNOWN,
                    RECIPIENT_UNKNOWN,
                    MESSAGE_UNKNOWN,
                    USER_NOT_A_MEMBER,
                    INVITATION_INVALID,
                    JOIN_REQUEST_UNKNOWN -> HttpStatus.NOT_FOUND;
            case NAME_TAKEN,
                    GROUP_EXISTS,
                    GROUP_FULL,
                    ALREADY_A_MEMBER,
                    OWNER_CANNOT_LEAVE,
                    LIMIT_REACHED,
                    EDIT_WINDOW_OVER,
                    RECALL_WINDOW_OVER -> HttpStatus.CONFLICT;
            case GROUP_DISSOLVED, MESSAGE_RECALLED -> HttpStatus.GONE;
            case CONTENT_TOO_LARGE, FRAME_TOO_LARGE -> HttpStatus.CONTENT_TOO_LARGE;
            case RATE_LIMITED -> HttpStatus.TOO_MANY_REQUESTS;
            case UNAVAILABLE, OVERLOADED -> HttpStatus.SERVICE_UNAVAILABLE;
            case MALFORMED_FRAME, UNKNOWN_FRAME, WRONG_FRAME_TYPE, HELLO_EXPECTED, INVALID_ARGUMENT, CONTENT_EMPTY ->
                HttpStatus.BAD_REQUEST;
            case INTERNAL, ERROR_CODE_UNSPECIFIED, UNRECOGNIZED -> HttpStatus.INTERNAL_SERVER_ERROR;
        };
    }
}
