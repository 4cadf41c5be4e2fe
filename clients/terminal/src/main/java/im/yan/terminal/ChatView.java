// SPDX-License-Identifier: Apache-2.0
package im.yan.terminal;

import im.yan.client.YanListener;
import im.yan.schemas.v1.ConversationEvent;
import im.yan.schemas.v1.DeliveredPosition;
import im.yan.schemas.v1.ReadPosition;
import im.yan.schemas.v1.Welcome;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Consumer;

/** Shows one conversation as it happens, and marks as read what it has shown. */
final class ChatView implements YanListener {
    private final Talk.Parties parties;
    private final Screen screen;
    private final Lines lines;
    private final Ticks ticks;
    private final Clock clock;
    private final Consumer<ConversationEvent> read;
    private final Consumer<String> disconnected;
    private boolean wasConnected;
    private boolean toldOfOthers;

    /**
     * @param read told of every message of the peer that was shown
     * @param disconnected told why a session ended
     */
    ChatView(
            Talk.Parties parties,
            Screen screen,
            Ticks ticks,
            Clock clock,
            Consumer<ConversationEvent> read,
            Consumer<String> disconnected) {
        this.parties = parties;
        this.screen = screen;
        this.lines = new Lines(parties.me(), parties.peer(), clock.getZone());
        this.ticks = ticks;
        this.clock = clock;
        this.read = read;
        this.disconnected = disconnected;
    }

    /** From any thread: what was said before, without further ado. */
    void history(List<ConversationEvent> events) {
        for (var event : events) {
            screen.message(line(event));
            if (isMine(event)) {
                ticks.sent(event.getSeq(), Lines.body(event));
            }
        }
    }

    @Override
    public void onConnected(Welcome welcome) {
        screen.note(Lines.note(wasConnected ? "connected again" : "connected; /help for help"));
        wasConnected = true;
    }

    @Override
    public void onDisconnected(int closeCode, String reason) {
        disconnected.accept(reason);
    }

    @Override
    public void onEvent(ConversationEvent event) {
        if (!event.getConversationId().equals(parties.conversationId())) {
            tellOfOthers(event);
            return;
        }
        screen.message(line(event));
        if (isMine(event)) {
            ticks.sent(event.getSeq(), Lines.body(event));
        } else {
            read.accept(event);
        }
    }

    @Override
    public void onDelivered(DeliveredPosition position) {
        if (isPeers(position.getConversationId(), position.getUserId())) {
            ticks.delivered(position.getSeq()).map(lines::tick).ifPresent(screen::tick);
        }
    }

    @Override
    public void onRead(ReadPosition position) {
        if (isPeers(position.getConversationId(), position.getUserId())) {
            ticks.read(position.getSeq()).map(lines::tick).ifPresent(screen::tick);
        }
    }

    private boolean isPeers(String conversationId, long userId) {
        return conversationId.equals(parties.conversationId())
                && userId == parties.peer().userId();
    }

    private boolean isMine(ConversationEvent event) {
        return event.getActorId() == parties.me().userId();
    }

    /** Once is enough: this is a chat for two. */
    private void tellOfOthers(ConversationEvent event) {
        if (!isMine(event) && !toldOfOthers) {
            toldOfOthers = true;
            screen.note(Lines.note("somebody else has written to you"));
        }
    }

    private String line(ConversationEvent event) {
        var today = LocalDate.now(clock);
        return isMine(event) ? lines.own(event, ticks.of(event.getSeq()), today) : lines.theirs(event, today);
    }
}
