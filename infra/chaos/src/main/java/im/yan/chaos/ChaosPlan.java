// SPDX-License-Identifier: Apache-2.0
package im.yan.chaos;

import java.time.Duration;
import java.util.List;

/**
 * What a fault run does.
 *
 * @param messages how many are sent; bounds the run in count and, with the rate, in time
 * @param rate messages a second over all conversations
 * @param conversations how many there are: pairs of users, or groups
 * @param victims processes of the stack, killed in turn, again and again until everything is sent
 */
record ChaosPlan(int messages, int rate, int conversations, List<String> victims, Duration killInterval, long seed) {

    /** Every service but http-api, in an order that lets each come back before its neighbour goes. */
    static final List<String> EVERY_SERVICE =
            List.of("stream-router", "push-fanout", "connector-0", "storage-sink", "unread-counter", "connector-1");

    /** The same where there are two of each. */
    static final List<String> EVERY_INSTANCE = List.of(
            "stream-router",
            "push-fanout-2",
            "connector-0",
            "stream-router-2",
            "push-fanout",
            "storage-sink",
            "unread-counter",
            "connector-1",
            "storage-sink-2",
            "unread-counter-2");

    ChaosPlan {
        if (messages < 1 || rate < 1 || conversations < 1) {
            throw new IllegalArgumentException("messages, rate and the number of conversations must be positive");
        }
        victims = List.copyOf(victims);
    }
}
