// SPDX-License-Identifier: Apache-2.0
package im.yan.client.sending;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Which of the user's keystrokes the server hears of: every change, and that it goes on now and then, as others forget it after
 * some seconds. Thread-safe; the time is passed in.
 */
public final class Typing {
    static final Duration GOES_ON = Duration.ofSeconds(3);

    /** Beyond it the conversation typed in longest ago is forgotten. */
    static final int CONVERSATIONS_MAX = 64;

    private final Map<String, Long> toldAtNanos = new LinkedHashMap<>();

    /** @return whether the server is to be told */
    public synchronized boolean tells(String conversationId, boolean typing, long nowNanos) {
        if (!typing) {
            return toldAtNanos.remove(conversationId) != null;
        }
        var told = toldAtNanos.get(conversationId);
        if (told != null && nowNanos - told < GOES_ON.toNanos()) {
            return false;
        }
        toldAtNanos.put(conversationId, nowNanos);
        if (toldAtNanos.size() > CONVERSATIONS_MAX) {
            toldAtNanos.remove(toldAtNanos.keySet().iterator().next());
        }
        return true;
    }
}
