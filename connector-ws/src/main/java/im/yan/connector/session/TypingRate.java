// SPDX-License-Identifier: Apache-2.0
package im.yan.connector.session;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/**
 * Which of a session's typing signals are passed on: in each conversation one in a while, and always the end of what was passed
 * on as begun. Remembers a bounded number of conversations. Confined to the session's event loop.
 */
public final class TypingRate {
    static final int CONVERSATIONS_MAX = 64;
    static final Duration INTERVAL = Duration.ofSeconds(2);

    private final SequencedMap<String, Passed> passed = new LinkedHashMap<>(16, 0.75f, true);

    private record Passed(boolean typing, long nanos) {}

    public boolean passes(String conversationId, boolean typing, long nanos) {
        var last = passed.get(conversationId);
        if (last != null && nanos - last.nanos() < INTERVAL.toNanos() && !(last.typing() && !typing)) {
            return false;
        }
        passed.put(conversationId, new Passed(typing, nanos));
        if (passed.size() > CONVERSATIONS_MAX) {
            passed.pollFirstEntry();
        }
        return true;
    }
}
