// SPDX-License-Identifier: Apache-2.0
package im.yan.client.receiving;

import im.yan.schemas.v1.ConversationEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** One conversation's events in whatever order they come, out again once each and in order of seq. Plain decisions. */
final class ConversationInbox {
    /** More events behind a gap are not kept: they are pulled with the gap. */
    static final int BUFFERED_MAX = 1000;

    private final TreeMap<Long, ConversationEvent> behindGap = new TreeMap<>();
    private long held;
    private long expected;

    /** @param held everything up to here has been shown before */
    ConversationInbox(long held) {
        this.held = held;
        this.expected = held;
    }

    /** @return what may be shown now: nothing for a repeat or where something before is missing */
    List<ConversationEvent> accept(ConversationEvent event) {
        expect(event.getSeq());
        if (event.getSeq() <= held) {
            return List.of();
        }
        if (event.getSeq() > held + 1) {
            keep(event);
            return List.of();
        }
        held = event.getSeq();
        return behindGap.isEmpty() ? List.of(event) : withFollowing(event);
    }

    /** The conversation is known to reach this far. */
    void expect(long seq) {
        expected = Math.max(expected, seq);
    }

    long held() {
        return held;
    }

    /** Whether something is missing. */
    boolean isBehind() {
        return held < expected;
    }

    private void keep(ConversationEvent event) {
        if (behindGap.size() >= BUFFERED_MAX) {
            behindGap.clear();
        }
        behindGap.put(event.getSeq(), event);
    }

    private List<ConversationEvent> withFollowing(ConversationEvent event) {
        var shown = new ArrayList<ConversationEvent>();
        shown.add(event);
        behindGap.headMap(held, true).clear();
        for (var next = behindGap.remove(held + 1); next != null; next = behindGap.remove(held + 1)) {
            held++;
            shown.add(next);
        }
        return shown;
    }
}
