// SPDX-License-Identifier: Apache-2.0
package im.yan.terminal;

import im.yan.client.SearchPage;
import im.yan.client.YanListener;
import im.yan.schemas.v1.ConversationEvent;
import im.yan.schemas.v1.DeliveredPosition;
import im.yan.schemas.v1.MemberPositions;
import im.yan.schemas.v1.Presence;
import im.yan.schemas.v1.ReadPosition;
import im.yan.schemas.v1.Signal;
import im.yan.schemas.v1.Welcome;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** Shows the open conversation as it happens, and marks as read what it has shown. */
final class ChatView implements YanListener {
    /** Beyond so many other conversations with news all are told of anew. */
    private static final int OTHERS_MAX = 1000;

    /** Of a group, whose members may have names of any length. */
    private static final int GROUP_NAME_WIDTH = 10;

    private final People people;
    private final Rooms rooms;
    private final Screen screen;
    private final Clock clock;
    private final Happenings happenings;
    private final Consumer<ConversationEvent> read;
    private final Consumer<String> disconnected;
    private final Set<String> toldOf = new HashSet<>();
    private boolean wasConnected;

    /**
     * @param read told of everything by others that was shown
     * @param disconnected told why a session ended
     */
    ChatView(
            People people,
            Rooms rooms,
            Screen screen,
            Clock clock,
            Consumer<ConversationEvent> read,
            Consumer<String> disconnected) {
        this.people = people;
        this.rooms = rooms;
        this.screen = screen;
        this.clock = clock;
        this.happenings = new Happenings(people);
        this.read = read;
        this.disconnected = disconnected;
    }

    /** From any thread: what was said before in a room, without further ado. */
    void history(Room room, List<ConversationEvent> events) {
        for (var event : events) {
            room.messages().add(event);
            show(room, event);
        }
    }

    /** From any thread: a message from anywhere. */
    void found(String title, SearchPage.Hit hit) {
        var time = lines(rooms.open()).time(hit.timeMillis(), LocalDate.now(clock));
        screen.note(Lines.note("%s #%d, %s, %s: %s"
                .formatted(Lines.safe(title), hit.seq(), people.name(hit.senderId()), time, FoundText.of(hit))));
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
        var room = rooms.open();
        if (!room.holds(event)) {
            tellOfOthers(event);
        } else if (room.messages().add(event)) {
            show(room, event);
            if (!isMine(event)) {
                read.accept(event);
            }
        }
    }

    @Override
    public void onDelivered(DeliveredPosition position) {
        var room = rooms.open();
        if (isPeers(room, position.getConversationId(), position.getUserId())) {
            room.ticks().delivered(position.getSeq()).map(lines(room)::tick).ifPresent(screen::tick);
        }
    }

    @Override
    public void onRead(ReadPosition position) {
        var room = rooms.open();
        if (isPeers(room, position.getConversationId(), position.getUserId())) {
            room.ticks().read(position.getSeq()).map(lines(room)::tick).ifPresent(screen::tick);
        }
    }

    @Override
    public void onMemberPositions(MemberPositions positions) {
        var room = rooms.open();
        if (positions.getConversationId().equals(room.conversationId())) {
            var others = positions.getPositionsList().stream()
                    .filter(position -> position.getUserId() != people.me().userId())
                    .toList();
            room.readBy().moved(others).map(lines(room)::aside).ifPresent(screen::tick);
        }
    }

    @Override
    public void onTyping(Signal signal) {
        if (signal.getConversationId().equals(rooms.open().conversationId())) {
            var who = people.name(signal.getUserId());
            screen.tick(Lines.note(who + (signal.getTyping() ? " is typing…" : " stopped typing")));
        }
    }

    @Override
    public void onPresence(Presence presence) {
        var room = rooms.open();
        if (room.peer().filter(peer -> peer.userId() == presence.getUserId()).isPresent()) {
            screen.note(Lines.note(room.title() + whereabouts(room, presence)));
        }
    }

    private String whereabouts(Room room, Presence presence) {
        if (presence.getOnline()) {
            return " is online";
        }
        return presence.getLastSeenMillis() == 0
                ? " is not online"
                : " was last here at " + lines(room).time(presence.getLastSeenMillis(), LocalDate.now(clock));
    }

    private void show(Room room, ConversationEvent event) {
        if (!event.hasMessagePosted()) {
            screen.note(Lines.note(happenings.sentence(event)));
            return;
        }
        var today = LocalDate.now(clock);
        var name = isMine(event) ? Lines.name(people.me()) : people.name(event.getActorId());
        if (!isMine(event)) {
            screen.message(lines(room).message(name, event, today));
        } else if (room.isGroup()) {
            screen.message(lines(room).message(name, event, today));
            room.readBy().sent(event.getSeq(), Lines.body(event), event.getMemberCount());
        } else {
            screen.message(lines(room).own(name, event, room.ticks().of(event.getSeq()), today));
            room.ticks().sent(event.getSeq(), Lines.body(event));
        }
    }

    private Lines lines(Room room) {
        var width = room.peer()
                .map(peer -> Math.max(
                        Lines.name(people.me()).length(), Lines.name(peer).length()))
                .orElse(GROUP_NAME_WIDTH);
        return new Lines(clock.getZone(), width);
    }

    private boolean isPeers(Room room, String conversationId, long userId) {
        return conversationId.equals(room.conversationId())
                && room.peer().filter(peer -> peer.userId() == userId).isPresent();
    }

    private boolean isMine(ConversationEvent event) {
        return event.getActorId() == people.me().userId();
    }

    /** Once per conversation is enough: /unread says the rest. */
    private void tellOfOthers(ConversationEvent event) {
        if (toldOf.size() >= OTHERS_MAX) {
            toldOf.clear();
        }
        if (!isMine(event) && toldOf.add(event.getConversationId())) {
            var what = event.hasMessagePosted()
                    ? people.name(event.getActorId()) + " has written elsewhere"
                    : happenings.sentence(event);
            screen.note(Lines.note(what + "; /unread and /groups say where"));
        }
    }
}
