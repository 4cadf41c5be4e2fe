// SPDX-License-Identifier: Apache-2.0
package im.yan.dev.e2e;

import im.yan.client.YanListener;
import im.yan.schemas.v1.ConversationEvent;
import im.yan.schemas.v1.ConversationEvent.KindCase;
import im.yan.schemas.v1.ConversationMarks;
import im.yan.schemas.v1.DeliveredPosition;
import im.yan.schemas.v1.MemberPositions;
import im.yan.schemas.v1.MessagesHidden;
import im.yan.schemas.v1.Presence;
import im.yan.schemas.v1.ReadPosition;
import im.yan.schemas.v1.Signal;
import im.yan.schemas.v1.UnreadCount;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** Remembers everything a device was told. */
final class Witness implements YanListener {
    final List<ConversationEvent> events = new CopyOnWriteArrayList<>();
    final List<DeliveredPosition> delivered = new CopyOnWriteArrayList<>();
    final List<ReadPosition> read = new CopyOnWriteArrayList<>();
    final List<UnreadCount> unread = new CopyOnWriteArrayList<>();
    final List<MemberPositions> positions = new CopyOnWriteArrayList<>();
    final List<Signal> signals = new CopyOnWriteArrayList<>();
    final List<Presence> presence = new CopyOnWriteArrayList<>();
    final List<ConversationMarks> marks = new CopyOnWriteArrayList<>();
    final List<MessagesHidden> hidden = new CopyOnWriteArrayList<>();
    final List<Integer> closed = new CopyOnWriteArrayList<>();

    List<String> texts() {
        return events.stream()
                .map(event -> event.getMessagePosted().getContent().getText().getBody())
                .toList();
    }

    List<ConversationEvent> in(String conversationId) {
        return events.stream()
                .filter(event -> event.getConversationId().equals(conversationId))
                .toList();
    }

    List<Long> seqsIn(String conversationId) {
        return in(conversationId).stream().map(ConversationEvent::getSeq).toList();
    }

    List<KindCase> kindsIn(String conversationId) {
        return in(conversationId).stream().map(ConversationEvent::getKindCase).toList();
    }

    List<String> textsIn(String conversationId) {
        return in(conversationId).stream()
                .filter(ConversationEvent::hasMessagePosted)
                .map(event -> event.getMessagePosted().getContent().getText().getBody())
                .toList();
    }

    Optional<UnreadCount> lastUnreadIn(String conversationId) {
        return unread.stream()
                .filter(count -> count.getConversationId().equals(conversationId))
                .reduce((earlier, later) -> later);
    }

    @Override
    public void onEvent(ConversationEvent event) {
        events.add(event);
    }

    @Override
    public void onDelivered(DeliveredPosition position) {
        delivered.add(position);
    }

    @Override
    public void onRead(ReadPosition position) {
        read.add(position);
    }

    @Override
    public void onUnread(UnreadCount count) {
        unread.add(count);
    }

    @Override
    public void onMemberPositions(MemberPositions moved) {
        positions.add(moved);
    }

    @Override
    public void onTyping(Signal signal) {
        signals.add(signal);
    }

    @Override
    public void onPresence(Presence changed) {
        presence.add(changed);
    }

    @Override
    public void onMarks(ConversationMarks changed) {
        marks.add(changed);
    }

    @Override
    public void onHidden(MessagesHidden messages) {
        hidden.add(messages);
    }

    @Override
    public void onDisconnected(int closeCode, String reason) {
        closed.add(closeCode);
    }
}
