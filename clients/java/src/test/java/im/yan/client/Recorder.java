// SPDX-License-Identifier: Apache-2.0
package im.yan.client;

import im.yan.schemas.v1.ConversationEvent;
import im.yan.schemas.v1.ConversationMarks;
import im.yan.schemas.v1.DeliveredPosition;
import im.yan.schemas.v1.Error;
import im.yan.schemas.v1.ErrorCode;
import im.yan.schemas.v1.MemberPositions;
import im.yan.schemas.v1.MessageEdited;
import im.yan.schemas.v1.MessagePosted;
import im.yan.schemas.v1.MessageRecalled;
import im.yan.schemas.v1.MessagesHidden;
import im.yan.schemas.v1.PinChanged;
import im.yan.schemas.v1.Presence;
import im.yan.schemas.v1.ReactionChanged;
import im.yan.schemas.v1.ReadPosition;
import im.yan.schemas.v1.Signal;
import im.yan.schemas.v1.UnreadCount;
import im.yan.schemas.v1.Welcome;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;

/** A listener that remembers, and notices when it is called by two threads at once. */
final class Recorder implements YanListener {
    private final List<ConversationEvent> events = new CopyOnWriteArrayList<>();
    private final List<Integer> closeCodes = new CopyOnWriteArrayList<>();
    private final List<ErrorCode> errors = new CopyOnWriteArrayList<>();
    private final List<String> news = new CopyOnWriteArrayList<>();
    private final List<String> kinds = new CopyOnWriteArrayList<>();
    private final AtomicInteger inside = new AtomicInteger();
    private volatile boolean overlapped;

    List<String> bodies(String conversation) {
        return events.stream()
                .filter(event -> event.getConversationId().equals(conversation))
                .map(FakeLog::body)
                .toList();
    }

    List<ConversationEvent> events() {
        return events;
    }

    List<Integer> closeCodes() {
        return closeCodes;
    }

    List<ErrorCode> errors() {
        return errors;
    }

    /** Which method each event was told to the second time. */
    List<String> kinds() {
        return kinds;
    }

    /** Everything but events, as short words in order. */
    List<String> news() {
        return news;
    }

    boolean overlapped() {
        return overlapped;
    }

    void awaitEvents(int count) {
        Awaitility.await().atMost(Duration.ofSeconds(10)).until(() -> events.size() >= count);
    }

    void awaitNews(String word) {
        Awaitility.await().atMost(Duration.ofSeconds(10)).until(() -> news.contains(word));
    }

    private void alone(Runnable call) {
        if (inside.incrementAndGet() > 1) {
            overlapped = true;
        }
        call.run();
        inside.decrementAndGet();
    }

    @Override
    public void onConnected(Welcome welcome) {
        alone(() -> news.add("connected"));
    }

    @Override
    public void onDisconnected(int closeCode, String reason) {
        alone(() -> {
            closeCodes.add(closeCode);
            news.add("disconnected");
        });
    }

    @Override
    public void onEvent(ConversationEvent event) {
        alone(() -> events.add(event));
    }

    @Override
    public void onMessage(ConversationEvent event, MessagePosted message) {
        kinds.add("message " + event.getSeq());
    }

    @Override
    public void onMessageEdited(ConversationEvent event, MessageEdited edited) {
        kinds.add("edited " + edited.getTargetSeq());
    }

    @Override
    public void onMessageRecalled(ConversationEvent event, MessageRecalled recalled) {
        kinds.add("recalled " + recalled.getTargetSeq());
    }

    @Override
    public void onReaction(ConversationEvent event, ReactionChanged reaction) {
        kinds.add("reaction " + reaction.getTargetSeq());
    }

    @Override
    public void onPin(ConversationEvent event, PinChanged pin) {
        kinds.add("pin " + pin.getTargetSeq());
    }

    @Override
    public void onGroupEvent(ConversationEvent event) {
        kinds.add("group " + event.getKindCase());
    }

    @Override
    public void onTyping(Signal signal) {
        alone(() -> news.add("typing " + signal.getTyping()));
    }

    @Override
    public void onPresence(Presence presence) {
        alone(() -> news.add("online " + presence.getOnline()));
    }

    @Override
    public void onMemberPositions(MemberPositions positions) {
        alone(() -> news.add("positions " + positions.getPositionsCount()));
    }

    @Override
    public void onMarks(ConversationMarks marks) {
        alone(() -> news.add("marks " + marks.getVersion()));
    }

    @Override
    public void onHidden(MessagesHidden hidden) {
        alone(() -> news.add("hidden " + hidden.getSeqsCount()));
    }

    @Override
    public void onDelivered(DeliveredPosition position) {
        alone(() -> news.add("delivered " + position.getSeq()));
    }

    @Override
    public void onRead(ReadPosition position) {
        alone(() -> news.add("read " + position.getSeq()));
    }

    @Override
    public void onUnread(UnreadCount unread) {
        alone(() -> news.add("unread " + unread.getUnread()));
    }

    @Override
    public void onError(Error error) {
        alone(() -> errors.add(error.getCode()));
    }
}
