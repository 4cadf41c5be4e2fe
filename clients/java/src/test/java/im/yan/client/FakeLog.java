// SPDX-License-Identifier: Apache-2.0
package im.yan.client;

import im.yan.schemas.v1.Content;
import im.yan.schemas.v1.ConversationEvent;
import im.yan.schemas.v1.MessagePosted;
import im.yan.schemas.v1.Text;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The log of the fake servers: numbers messages, knows resends, and lets its store lag. Thread-safe. */
final class FakeLog {
    private final Map<String, List<ConversationEvent>> events = new HashMap<>();
    private final Map<String, Long> storedUpTo = new HashMap<>();
    private final Map<String, Long> visibleFrom = new HashMap<>();

    static Content text(String body) {
        return Content.newBuilder().setText(Text.newBuilder().setBody(body)).build();
    }

    synchronized ConversationEvent post(String conversation, long actor, String clientMsgId, Content content) {
        var log = events.computeIfAbsent(conversation, key -> new ArrayList<>());
        return log.stream()
                .filter(event ->
                        event.getActorId() == actor && event.getClientMsgId().equals(clientMsgId))
                .findFirst()
                .orElseGet(() -> append(log, conversation, actor, clientMsgId, content));
    }

    /** What somebody else wrote. */
    synchronized ConversationEvent post(String conversation, String body) {
        return post(conversation, FakeConnector.PEER, "peer-" + conversation + "-" + body, text(body));
    }

    synchronized List<ConversationEvent> all(String conversation) {
        return List.copyOf(events.getOrDefault(conversation, List.of()));
    }

    synchronized List<String> bodies(String conversation) {
        return all(conversation).stream().map(FakeLog::body).toList();
    }

    /** The store has only the first so many events. */
    synchronized void storeOnly(String conversation, long upTo) {
        storedUpTo.put(conversation, upTo);
    }

    synchronized void storeEverything() {
        storedUpTo.clear();
    }

    synchronized List<ConversationEvent> stored(String conversation) {
        var upTo = storedUpTo.getOrDefault(conversation, Long.MAX_VALUE);
        return all(conversation).stream()
                .filter(event -> event.getSeq() <= upTo)
                .toList();
    }

    static String body(ConversationEvent event) {
        return event.getMessagePosted().getContent().getText().getBody();
    }

    /** Something else than a message; the event says what. */
    synchronized ConversationEvent happen(String conversation, long actor, ConversationEvent.Builder what) {
        return append(events.computeIfAbsent(conversation, key -> new ArrayList<>()), conversation, actor, "", what);
    }

    /** The user sees a conversation from here on only. */
    synchronized void showFrom(String conversation, long seq) {
        visibleFrom.put(conversation, seq);
    }

    synchronized long visibleFrom(String conversation) {
        return visibleFrom.getOrDefault(conversation, 1L);
    }

    private static ConversationEvent append(
            List<ConversationEvent> log, String conversation, long actor, String clientMsgId, Content content) {
        var posted = MessagePosted.newBuilder().setContent(content);
        return append(
                log,
                conversation,
                actor,
                clientMsgId,
                ConversationEvent.newBuilder().setMessagePosted(posted));
    }

    private static ConversationEvent append(
            List<ConversationEvent> log,
            String conversation,
            long actor,
            String clientMsgId,
            ConversationEvent.Builder what) {
        var seq = log.size() + 1;
        var event = what.setConversationId(conversation)
                .setSeq(seq)
                .setMessageNo(seq)
                .setEventId(1000 + seq)
                .setActorId(actor)
                .setClientMsgId(clientMsgId)
                .setTimeMillis(1_700_000_000_000L + seq)
                .build();
        log.add(event);
        return event;
    }
}
