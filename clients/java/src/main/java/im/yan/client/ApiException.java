// SPDX-License-Identifier: Apache-2.0
package im.yan.client;

import im.yan.schemas.v1.ErrorCode;

/** The HTTP API refused, or could not be asked: then the code is {@link ErrorCode#UNAVAILABLE}. */
public final class ApiException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final ErrorCode code;
    private final boolean retryable;

    public ApiException(ErrorCode code, String message, boolean retryable) {
        super(message);
        this.code = code;
        this.retryable = retryable;
    }

    public ErrorCode code() {
        return code;
    }

    /** Whether the same call may succeed later. */
    public boolean retryable() {
        return retryable;
    }
}
