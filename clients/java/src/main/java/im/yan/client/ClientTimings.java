// SPDX-License-Identifier: Apache-2.0
package im.yan.client;

import im.yan.client.connection.ConnectionTimings;
import im.yan.client.receiving.ReceivingTimings;
import im.yan.client.sending.SendingTimings;
import java.time.Duration;

/**
 * Every pause and patience of a client.
 *
 * @param goodbye how long {@link YanClient#close} waits for the server to be told
 */
record ClientTimings(
        ConnectionTimings connection, SendingTimings sending, ReceivingTimings receiving, Duration goodbye) {
    static final ClientTimings DEFAULT = new ClientTimings(
            ConnectionTimings.DEFAULT, SendingTimings.DEFAULT, ReceivingTimings.DEFAULT, Duration.ofSeconds(1));
}
