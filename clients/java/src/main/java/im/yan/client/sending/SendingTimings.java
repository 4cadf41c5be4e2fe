// SPDX-License-Identifier: Apache-2.0
package im.yan.client.sending;

import im.yan.schemas.ProtocolLimits;
import java.time.Duration;

/**
 * How patient sending is.
 *
 * @param ackTimeout so long without an answer, and the conversation's unanswered messages are sent again
 * @param gather what is marked as read within this time goes out as one mark per conversation
 * @param watchAgain presence is asked for again after this time, well before the server forgets who asked
 */
public record SendingTimings(Duration ackTimeout, Duration gather, Duration watchAgain) {
    public static final SendingTimings DEFAULT = new SendingTimings(
            Duration.ofSeconds(5), Duration.ofMillis(50), ProtocolLimits.PRESENCE_WATCH.dividedBy(2));
}
