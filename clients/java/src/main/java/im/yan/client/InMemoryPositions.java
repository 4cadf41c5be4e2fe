// SPDX-License-Identifier: Apache-2.0
package im.yan.client;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;

/** Positions in a map. Thread-safe. */
final class InMemoryPositions implements PositionStore {
    /** Beyond it the longest quiet conversation is forgotten, and shown anew when it moves again. */
    static final int CONVERSATIONS_MAX = 100_000;

    private final Map<String, Long> positions = new LinkedHashMap<>(16, 0.75f, true);

    @Override
    public synchronized OptionalLong held(String conversationId) {
        var seq = positions.get(conversationId);
        return seq == null ? OptionalLong.empty() : OptionalLong.of(seq);
    }

    @Override
    public synchronized void hold(String conversationId, long seq) {
        positions.put(conversationId, seq);
        if (positions.size() > CONVERSATIONS_MAX) {
            positions.remove(positions.keySet().iterator().next());
        }
    }
}
