// SPDX-License-Identifier: Apache-2.0
package im.yan.push.delivery;

import im.yan.schemas.v1.ConversationEvent;
import im.yan.schemas.v1.Position;
import im.yan.schemas.v1.StoredHead;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * How far one user's conversations have come, by conversationId. Positions only grow; beyond {@link #MAX} the least recently
 * active conversation is forgotten (ADR 0005: its user finds it through the conversation list).
 */
public record UserHeads(Map<String, StoredHead> byConversation) {
    public static final int MAX = 100;

    private static final Comparator<Map.Entry<String, StoredHead>> LEAST_RECENT_FIRST =
            Comparator.<Map.Entry<String, StoredHead>>comparingLong(
                            head -> head.getValue().getActiveMillis())
                    .thenComparing(Map.Entry.comparingByKey());

    public UserHeads {
        byConversation = Map.copyOf(byConversation);
    }

    /** The head once this event is in the inbox; a repeated event changes nothing. */
    static StoredHead raised(StoredHead head, ConversationEvent event) {
        if (event.getSeq() <= head.getSeq()) {
            return head;
        }
        return head.toBuilder()
                .setSeq(event.getSeq())
                .setMessageNo(event.getMessageNo())
                .setActiveMillis(Math.max(head.getActiveMillis(), event.getTimeMillis()))
                .build();
    }

    /** As far as an ack can be believed: never beyond what the user was sent. */
    static long believable(StoredHead head, long ackedSeq) {
        return Math.min(ackedSeq, head.getSeq());
    }

    /** Conversations to forget. */
    List<String> surplus() {
        return byConversation.entrySet().stream()
                .sorted(LEAST_RECENT_FIRST)
                .limit(Math.max(0, byConversation.size() - MAX))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** Most recently active first. */
    public List<Position> positions() {
        return byConversation.entrySet().stream()
                .sorted(LEAST_RECENT_FIRST.reversed())
                .map(head -> position(head.getKey(), head.getValue().getSeq()).toBuilder()
                        .setMessageNo(head.getValue().getMessageNo())
                        .build())
                .toList();
    }

    static Position position(String conversationId, long seq) {
        return Position.newBuilder()
                .setConversationId(conversationId)
                .setSeq(seq)
                .build();
    }
}
