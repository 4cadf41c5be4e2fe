// SPDX-License-Identifier: Apache-2.0
package im.yan.unread;

import im.yan.runtime.Env;
import im.yan.runtime.streams.StreamsSettings;
import java.time.Duration;

/**
 * How the counter runs.
 *
 * @param streams exactly-once, so that counts and totals change together; committing every 100 ms, because a count may come a
 *     moment after its message
 */
record UnreadConfig(StreamsSettings streams) {
    static final String APPLICATION_ID = "yan-unread-counter";

    private static final Duration COMMIT_INTERVAL = Duration.ofMillis(100);
    private static final long NO_CACHE = 0;

    static UnreadConfig from(Env env) {
        return new UnreadConfig(StreamsSettings.from(env, APPLICATION_ID, true, COMMIT_INTERVAL, NO_CACHE));
    }
}
