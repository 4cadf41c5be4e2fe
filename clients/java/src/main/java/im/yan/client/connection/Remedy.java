// SPDX-License-Identifier: Apache-2.0
package im.yan.client.connection;

import im.yan.schemas.v1.CloseCode;

/** What a client does about the end of its connection, decided by the close code alone. */
enum Remedy {
    RECONNECT,
    /** Reconnect with another token, once. */
    RENEW_TOKEN,
    STOP;

    private static final int STOPPING_FIRST = 4500;
    private static final int STOPPING_LAST = 4999;

    /** @param tokenWasRenewed whether another token has been tried for this already */
    static Remedy of(int closeCode, boolean tokenWasRenewed) {
        if (closeCode < STOPPING_FIRST || closeCode > STOPPING_LAST) {
            return RECONNECT;
        }
        var token = closeCode == CloseCode.AUTHENTICATION_FAILED.getNumber();
        return token && !tokenWasRenewed ? RENEW_TOKEN : STOP;
    }
}
