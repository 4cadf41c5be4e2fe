// SPDX-License-Identifier: Apache-2.0
package im.yan.client.connection;

import im.yan.schemas.v1.CloseCode;

/** There is no token to be had: for now, or until somebody changes something. */
public final class TokenException extends Exception {
    private static final long serialVersionUID = 1;

    private final boolean passing;
    private final int closeCode;

    private TokenException(String message, boolean passing, CloseCode closeCode) {
        super(message);
        this.passing = passing;
        this.closeCode = closeCode.getNumber();
    }

    /** Worth another try later. */
    public static TokenException passing(String message) {
        return new TokenException(message, true, CloseCode.AUTHENTICATION_FAILED);
    }

    /** @param why the code a server would have closed with */
    public static TokenException refused(CloseCode why, String message) {
        return new TokenException(message, false, why);
    }

    public boolean isPassing() {
        return passing;
    }

    /** The code to give up with. */
    public int closeCode() {
        return closeCode;
    }

    public String reason() {
        return String.valueOf(getMessage());
    }
}
