// SPDX-License-Identifier: Apache-2.0
package im.yan.client.receiving;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The inboxes of the conversations that moved lately, and where a conversation begins that was never met. On the loop only.
 */
final class Inboxes {
    /** Beyond it the longest quiet one is let go; its position stays in {@link Positions}. */
    static final int CONVERSATIONS_MAX = 10_000;

    private final Map<String, ConversationInbox> inboxes = new LinkedHashMap<>(16, 0.75f, true);
    private final Positions positions;
    private boolean fromHead;
    private boolean groupsFromHead;

    /**
     * @param fromHead whether what is met before {@link #haveMetAll}, and where a group is said to stand before {@link
     *     #haveSettled}, is taken from there
     */
    Inboxes(Positions positions, boolean fromHead) {
        this.positions = positions;
        this.fromHead = fromHead;
        this.groupsFromHead = fromHead;
    }

    /** The inbox of a conversation from which this event has come. */
    ConversationInbox of(String conversationId, long eventSeq) {
        return get(conversationId, fromHead ? eventSeq - 1 : 0);
    }

    /** The inbox of a conversation that stands at this seq. */
    ConversationInbox standingAt(String conversationId, long headSeq) {
        var old = fromHead || (groupsFromHead && conversationId.startsWith("g:"));
        return get(conversationId, old ? headSeq : 0);
    }

    /** The inbox of a conversation met before. */
    ConversationInbox existing(String conversationId) {
        return get(conversationId, 0);
    }

    /** From now on a conversation never met is a new one: it is taken from its beginning, or something would be missed. */
    void haveMetAll() {
        fromHead = false;
    }

    /** Large groups are named one by one, after all the others; by now they have been. */
    void haveSettled() {
        groupsFromHead = false;
    }

    private ConversationInbox get(String conversationId, long ifNew) {
        var known = inboxes.get(conversationId);
        if (known != null) {
            return known;
        }
        var inbox = new ConversationInbox(positions.held().apply(conversationId).orElseGet(() -> {
            positions.hold().accept(conversationId, ifNew);
            return ifNew;
        }));
        inboxes.put(conversationId, inbox);
        if (inboxes.size() > CONVERSATIONS_MAX) {
            letGoOfOne();
        }
        return inbox;
    }

    private void letGoOfOne() {
        inboxes.entrySet().stream()
                .filter(entry -> !entry.getValue().isBehind())
                .findFirst()
                .map(Map.Entry::getKey)
                .ifPresent(inboxes::remove);
    }
}
