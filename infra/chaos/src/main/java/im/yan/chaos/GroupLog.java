// SPDX-License-Identifier: Apache-2.0
package im.yan.chaos;

import im.yan.schemas.v1.ConversationEvent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;

/** What one group's log says of its members: who is in, how far each has read, what each has not read. */
final class GroupLog {
    private final List<ConversationEvent> events;
    private final Map<Long, Long> joinedSeq = new HashMap<>();
    private final Map<Long, Long> readSeq = new HashMap<>();

    /** @param events all of the group, in order */
    GroupLog(List<ConversationEvent> events) {
        this.events = List.copyOf(events);
        this.events.forEach(this::follow);
    }

    /** Every conversation of a log. */
    static Map<String, GroupLog> byConversation(List<ConversationEvent> log) {
        Map<String, List<ConversationEvent>> events = new LinkedHashMap<>();
        log.forEach(event -> events.computeIfAbsent(event.getConversationId(), absent -> new ArrayList<>())
                .add(event));
        Map<String, GroupLog> groups = new LinkedHashMap<>();
        events.forEach((conversation, all) -> groups.put(conversation, new GroupLog(all)));
        return groups;
    }

    private void follow(ConversationEvent event) {
        switch (event.getKindCase()) {
            case GROUP_CREATED -> {
                join(event.getActorId(), event);
                event.getGroupCreated().getMemberIdsList().forEach(user -> join(user, event));
            }
            case MEMBERS_ADDED -> event.getMembersAdded().getUserIdsList().forEach(user -> join(user, event));
            case MEMBERS_REMOVED -> event.getMembersRemoved().getUserIdsList().forEach(joinedSeq::remove);
            case MESSAGE_POSTED -> readSeq.put(event.getActorId(), event.getSeq());
            default -> throw new IllegalStateException("nobody asked for " + event.getKindCase());
        }
    }

    /** What is there already does not count for who comes. */
    private void join(long user, ConversationEvent event) {
        joinedSeq.put(user, event.getSeq());
        readSeq.put(user, event.getSeq());
    }

    Set<Long> members() {
        return Set.copyOf(joinedSeq.keySet());
    }

    long joinedSeq(long member) {
        return joinedSeq.getOrDefault(member, 0L);
    }

    long headSeq() {
        return events.getLast().getSeq();
    }

    long headMessageNo() {
        return events.getLast().getMessageNo();
    }

    /**
     * Up to where a user has read: to where she came in, to her own last message, or further.
     *
     * @param markedSeq up to where she said so herself
     */
    long readSeq(long user, long markedSeq) {
        return Math.max(readSeq.getOrDefault(user, 0L), markedSeq);
    }

    /** @param seq from 1 to the head */
    long messageNoAt(long seq) {
        return events.get((int) seq - 1).getMessageNo();
    }

    /** @throws NoSuchElementException if nothing was ever said */
    ConversationEvent lastMessage() {
        return events.reversed().stream()
                .filter(ConversationEvent::hasMessagePosted)
                .findFirst()
                .orElseThrow();
    }

    Crossings crossings(int fanOutOnWriteMax) {
        return Crossings.among(events.stream()
                .map(event -> event.getMemberCount() > fanOutOnWriteMax)
                .toList());
    }

    /** Which of these commands caused an event. */
    List<String> among(Set<String> clientMsgIds) {
        return events.stream()
                .map(ConversationEvent::getClientMsgId)
                .filter(clientMsgIds::contains)
                .toList();
    }
}
