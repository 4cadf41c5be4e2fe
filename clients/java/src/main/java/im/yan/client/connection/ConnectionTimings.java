// SPDX-License-Identifier: Apache-2.0
package im.yan.client.connection;

import java.time.Duration;

/**
 * How patient a connection is.
 *
 * @param handshake from the first byte to the welcome
 * @param backoffFirst ceiling of the first pause before a reconnect
 * @param backoffMax highest ceiling of such a pause
 * @param stable a session that lasted so long starts the pauses anew when it ends
 * @param renewAgain pause after a token could not be renewed on an open session
 */
public record ConnectionTimings(
        Duration handshake, Duration backoffFirst, Duration backoffMax, Duration stable, Duration renewAgain) {
    public static final ConnectionTimings DEFAULT = new ConnectionTimings(
            Duration.ofSeconds(10),
            Duration.ofMillis(200),
            Duration.ofSeconds(10),
            Duration.ofSeconds(5),
            Duration.ofSeconds(5));
}
