// SPDX-License-Identifier: Apache-2.0
package im.yan.client;

import im.yan.schemas.v1.Error;
import im.yan.schemas.v1.ErrorCode;

/**
 * A message, or another command, was not accepted. {@link ErrorCode#OVERLOADED} and {@link ErrorCode#UNAVAILABLE} come from this client: too many
 * messages wait already, or it is closed, and then the server may or may not have the message; send it again with the same
 * clientMsgId to be sure.
 */
public final class SendException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final ErrorCode code;
    private final boolean retryable;

    public SendException(ErrorCode code, String message, boolean retryable) {
        super(message);
        this.code = code;
        this.retryable = retryable;
    }

    static SendException of(Error error) {
        return new SendException(error.getCode(), error.getMessage(), error.getRetryable());
    }

    public ErrorCode code() {
        return code;
    }

    public boolean retryable() {
        return retryable;
    }
}
