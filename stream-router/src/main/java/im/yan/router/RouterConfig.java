// SPDX-License-Identifier: Apache-2.0
package im.yan.router;

import im.yan.runtime.Env;
import im.yan.runtime.streams.StreamsSettings;
import java.time.Duration;

/**
 * How the router runs. Of its rules only this one has a setting: their limits are promised to clients by the protocol.
 *
 * @param fanOutOnWriteMax up to so many members of a group each gets inbox entries; above, they read the conversation's log
 * @param streams exactly-once, committing every 20 ms: half of that is what a message waits on average
 */
record RouterConfig(StreamsSettings streams, int fanOutOnWriteMax) {
    static final String APPLICATION_ID = "yan-stream-router";

    // At the most, one event of a full group is some ten megabytes of inbox entries in one transaction.
    private static final int FAN_OUT_ON_WRITE_MAX = 500;
    private static final int FAN_OUT_ON_WRITE_LEAST = 2;
    private static final int FAN_OUT_ON_WRITE_MOST = 2_000;

    private static final Duration COMMIT_INTERVAL = Duration.ofMillis(20);
    // A cache would hold back changelog writes until the commit and save none worth having at this interval.
    private static final long NO_CACHE = 0;

    static RouterConfig from(Env env) {
        return new RouterConfig(
                StreamsSettings.from(env, APPLICATION_ID, true, COMMIT_INTERVAL, NO_CACHE),
                env.number(
                        "ROUTER_FAN_OUT_ON_WRITE_MAX",
                        FAN_OUT_ON_WRITE_MAX,
                        FAN_OUT_ON_WRITE_LEAST,
                        FAN_OUT_ON_WRITE_MOST));
    }
}
