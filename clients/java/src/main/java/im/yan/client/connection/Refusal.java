// SPDX-License-Identifier: Apache-2.0
package im.yan.client.connection;

import im.yan.schemas.v1.CloseCode;
import java.net.ConnectException;
import java.net.http.WebSocketHandshakeException;

/**
 * A handshake that failed, in the words of a close, so that one table decides what to do about both.
 *
 * @param closeCode the code the server would have closed an open connection with
 */
record Refusal(int closeCode, String reason) {
    private static final int UNAUTHORIZED = 401;
    private static final int SERVICE_UNAVAILABLE = 503;

    static Refusal of(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof WebSocketHandshakeException refused) {
                return ofStatus(refused.getResponse().statusCode());
            }
            if (cause instanceof ConnectException) {
                return new Refusal(CloseCodes.ABNORMAL, "the connector cannot be reached");
            }
        }
        return new Refusal(CloseCodes.ABNORMAL, "the handshake failed");
    }

    private static Refusal ofStatus(int status) {
        return switch (status) {
            case UNAUTHORIZED ->
                new Refusal(CloseCode.AUTHENTICATION_FAILED.getNumber(), "the connector refused the token");
            case SERVICE_UNAVAILABLE -> new Refusal(CloseCode.SERVER_FULL.getNumber(), "the connector is full");
            default -> new Refusal(CloseCodes.ABNORMAL, "the connector answered HTTP " + status);
        };
    }
}
