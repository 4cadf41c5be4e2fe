// SPDX-License-Identifier: Apache-2.0
package im.yan.client.sending;

import java.time.Duration;

/**
 * How patient sending is.
 *
 * @param ackTimeout so long without an answer, and the conversation's unanswered messages are sent again
 * @param gather what is marked as read within this time goes out as one mark per conversation
 */
public record SendingTimings(Duration ackTimeout, Duration gather) {
    public static final SendingTimings DEFAULT = new SendingTimings(Duration.ofSeconds(5), Duration.ofMillis(50));
}
