// SPDX-License-Identifier: Apache-2.0
package im.yan.router;

import im.yan.runtime.Env;
import im.yan.runtime.streams.StreamsSettings;
import java.time.Duration;

/**
 * How the router runs. Its rules have no settings: their limits are promised to clients by the protocol.
 *
 * @param streams exactly-once, committing every 20 ms: half of that is what a message waits on average
 */
record RouterConfig(StreamsSettings streams) {
    static final String APPLICATION_ID = "yan-stream-router";

    private static final Duration COMMIT_INTERVAL = Duration.ofMillis(20);
    // A cache would hold back changelog writes until the commit and save none worth having at this interval.
    private static final long NO_CACHE = 0;

    static RouterConfig from(Env env) {
        return new RouterConfig(StreamsSettings.from(env, APPLICATION_ID, true, COMMIT_INTERVAL, NO_CACHE));
    }
}
