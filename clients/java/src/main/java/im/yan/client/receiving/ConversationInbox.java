// SPDX-License-Identifier: Apache-2.0
package im.yan.client.receiving;

import im.yan.schemas.v1.ConversationEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Predicate;

/** One conversation's events in whatever order they come, out again once each and in order of seq. Plain decisions. */
final class ConversationInbox {
    /** More events behind a gap are not kept: they are pulled with the gap. */
    static final int BUFFERED_MAX = 1000;

    /** Enough for a store that lags to hear of a new group. */
    static final int REFUSALS_MAX = 8;

    private final TreeMap<Long, ConversationEvent> behindGap = new TreeMap<>();
    private long held;
    private long expected;
    private int members;
    private int refusals;

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
        var next = shown(event);
        return behindGap.isEmpty() ? List.of(next) : withFollowing(next);
    }

    /**
     * There is nothing for this user before this seq: she joined there, or has cleared what was before.
     *
     * @return what waited for nothing else
     */
    List<ConversationEvent> beginAt(long seq) {
        if (seq <= held + 1) {
            return List.of();
        }
        held = seq - 1;
        expect(held);
        behindGap.headMap(held, true).clear();
        var next = behindGap.remove(seq);
        return next == null ? List.of() : withFollowing(shown(next));
    }

    /** The conversation is known to reach this far. */
    void expect(long seq) {
        expected = Math.max(expected, seq);
    }

    /** The store denied that the user is in this conversation once more. */
    void refused() {
        refusals++;
    }

    /**
     * Whether the conversation is over for this user: what waits ends with her leaving, or nothing waits that would speak
     * against the store's many refusals.
     */
    boolean isOver(Predicate<ConversationEvent> leaves) {
        return behindGap.isEmpty()
                ? refusals >= REFUSALS_MAX
                : leaves.test(behindGap.lastEntry().getValue());
    }

    /** What is missing will not come, until the conversation is heard of again. @return what waited for it */
    List<ConversationEvent> giveUp() {
        var rest = behindGap.values().stream().map(this::shown).toList();
        behindGap.clear();
        refusals = 0;
        expected = held;
        return rest;
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
        var all = new ArrayList<ConversationEvent>();
        all.add(event);
        behindGap.headMap(held, true).clear();
        for (var next = behindGap.remove(held + 1); next != null; next = behindGap.remove(held + 1)) {
            all.add(shown(next));
        }
        return all;
    }

    private ConversationEvent shown(ConversationEvent event) {
        held = event.getSeq();
        refusals = 0;
        if (event.getMemberCount() == 0 && members > 0 && keepsMembers(event)) {
            return event.toBuilder().setMemberCount(members).build();
        }
        members = event.getMemberCount();
        return event;
    }

    /** An event made here of an answer does not know how many members there are: as many as before. */
    private static boolean keepsMembers(ConversationEvent event) {
        return !event.hasMemberLeft() && !event.hasGroupDissolved();
    }
}
