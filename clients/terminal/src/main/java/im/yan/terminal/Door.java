// SPDX-License-Identifier: Apache-2.0
package im.yan.terminal;

import im.yan.client.Account;
import im.yan.client.Conversation;
import im.yan.client.History;
import im.yan.client.HistoryRange;
import im.yan.schemas.ConversationId;
import im.yan.schemas.v1.ConversationEvent;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Finds conversations by what people call them, and what was said there. */
final class Door {
    static final int HISTORY_BY_DEFAULT = 20;
    private static final int CONVERSATIONS_LOOKED_AT = 200;

    private final Session session;
    private final People people;

    Door(Session session, People people) {
        this.session = session;
        this.people = people;
    }

    /** A group by its id or name, else a user by hers. */
    Room room(String where) throws ChatException {
        var known = conversations();
        if (where.startsWith("g:")) {
            var info = session.asking((api, token) -> api.group(token, where));
            return Room.of(info.settings().getName(), where);
        }
        var group = groups(known).stream()
                .filter(conversation -> title(conversation).equals(where))
                .findFirst();
        return group.isPresent() ? Room.of(where, group.get().conversationId()) : direct(people.named(where), known);
    }

    List<Conversation> conversations() throws ChatException {
        return session.asking((api, token) -> api.conversations(token, CONVERSATIONS_LOOKED_AT, null))
                .conversations();
    }

    /** What people call the conversations, by id. */
    Map<String, String> titles() throws ChatException {
        return conversations().stream()
                .collect(Collectors.toMap(Conversation::conversationId, Door::title, (one, other) -> one));
    }

    static List<Conversation> groups(List<Conversation> conversations) {
        return conversations.stream()
                .filter(conversation -> conversation.group() != null)
                .toList();
    }

    /** What people call it. */
    static String title(Conversation conversation) {
        var group = conversation.group();
        var peer = conversation.peer();
        if (group != null) {
            return group.name();
        }
        return peer == null ? conversation.conversationId() : peer.name();
    }

    /** The last events, edits applied; none where nothing was ever said. */
    History latest(Room room, int limit) throws ChatException {
        var history = session.askingOr(
                new History(List.of(), 0, 0, List.of(), List.of()),
                (api, token) -> api.history(token, room.conversationId(), HistoryRange.latest(limit)));
        var edits = history.amendments().stream()
                .filter(ConversationEvent::hasMessageEdited)
                .collect(Collectors.toMap(
                        event -> event.getMessageEdited().getTargetSeq(), event -> event, (earlier, later) -> later));
        var events = history.events().stream()
                .map(event -> Optional.ofNullable(edits.get(event.getSeq()))
                        .map(edit -> edited(event, edit))
                        .orElse(event))
                .toList();
        return new History(
                events, history.headSeq(), history.visibleFromSeq(), history.amendments(), history.reactions());
    }

    private static ConversationEvent edited(ConversationEvent message, ConversationEvent edit) {
        var posted = message.getMessagePosted().toBuilder()
                .setContent(edit.getMessageEdited().getContent());
        return message.toBuilder().setMessagePosted(posted).build();
    }

    private Room direct(Account peer, List<Conversation> known) throws ChatException {
        var me = people.me();
        if (peer.userId() == me.userId()) {
            throw new ChatException("you cannot talk to yourself; name somebody else with --to.");
        }
        var id = ConversationId.direct(me.userId(), peer.userId()).text();
        var standing = known.stream()
                .filter(conversation -> conversation.conversationId().equals(id))
                .findFirst();
        var ticks = new Ticks(
                standing.map(Conversation::peerDeliveredSeq).orElse(0L),
                standing.map(Conversation::peerReadSeq).orElse(0L));
        return Room.of(peer, id, ticks);
    }
}
