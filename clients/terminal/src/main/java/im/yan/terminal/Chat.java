// SPDX-License-Identifier: Apache-2.0
package im.yan.terminal;

import im.yan.client.ConnectionState;
import im.yan.client.ConversationActions;
import im.yan.client.PositionStore;
import im.yan.client.StartAt;
import im.yan.client.YanClient;
import im.yan.schemas.v1.ConversationEvent;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** One run of the chat: history, then whatever is typed and whatever comes, until somebody leaves. */
final class Chat {
    private static final Duration CONNECTING_QUIETLY = Duration.ofSeconds(5);

    /** Lines typed ahead; then typing waits. */
    private static final int TYPED_AHEAD_MAX = 64;

    private final Screen screen;
    private final Rooms rooms;
    private final ChatView view;
    private final YanClient client;
    private final Outgoing outgoing;
    private final CommandTable commands;
    private final PositionStore positions = PositionStore.inMemory();
    private final List<ConversationEvent> before;
    private final BlockingQueue<Input> typed = new LinkedBlockingQueue<>(TYPED_AHEAD_MAX);
    private final CompletableFuture<String> refused = new CompletableFuture<>();

    /** @param to whom, or in which group, to talk first */
    Chat(Session session, String to, Screen screen) throws ChatException {
        this.screen = screen;
        var people = new People(session, session.me());
        var door = new Door(session, people);
        this.rooms = new Rooms(door.room(to));
        this.before = door.latest(rooms.open(), Door.HISTORY_BY_DEFAULT).events();
        this.view = new ChatView(
                people, rooms, screen, Clock.system(ZoneId.systemDefault()), this::markRead, this::disconnected);
        this.client = YanClient.builder()
                .api(session.api())
                .credentials(session.me().name(), session.password())
                .device(
                        session.device().getId(),
                        session.device().getName(),
                        session.device().getKind())
                .positions(positions)
                .newConversations(StartAt.HEAD)
                .listener(view)
                .build();
        this.outgoing = new Outgoing(screen);
        this.commands = new CommandTable(new Desk(session, client, screen, view, people, rooms, outgoing), door);
    }

    /** Returns when the user leaves. */
    void run() throws ChatException {
        try (client) {
            var room = rooms.open();
            view.history(room, before);
            positions.hold(
                    room.conversationId(),
                    before.isEmpty() ? 0 : before.getLast().getSeq());
            client.connect();
            room.peer().ifPresent(peer -> client.watchPresence(List.of(peer.userId())));
            room.messages().last().ifPresent(this::markRead);
            screen.onKey(() -> here().typing(true));
            Thread.ofPlatform().daemon().name("keyboard").start(this::readKeyboard);
            converse();
            outgoing.finish();
        }
    }

    /** To the end of what is typed, or to the command that ends it. */
    private void readKeyboard() {
        try {
            Input input;
            do {
                var line = screen.read();
                input = line == null ? new Input.Quit() : Input.parse(line);
                typed.put(input);
            } while (!(input instanceof Input.Quit));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void converse() throws ChatException {
        for (var input = firstInput(); !refused.isDone(); input = nextInput()) {
            if (input instanceof Input.Quit) {
                return;
            }
            act(input);
        }
        throw new ChatException("the server ended the chat: " + Lines.safe(refused.join()) + ".");
    }

    /** A connection that is not there at once deserves a word. */
    private Input firstInput() {
        try {
            var first = typed.poll(CONNECTING_QUIETLY.toMillis(), TimeUnit.MILLISECONDS);
            if (first != null) {
                return first;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (client.state() != ConnectionState.OPEN) {
            screen.note(Lines.note("no connector answers yet; what you type is sent when one does"));
        }
        return nextInput();
    }

    private Input nextInput() {
        try {
            return typed.take();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Input.Quit();
        }
    }

    private void act(Input input) {
        switch (input) {
            case Input.Say say -> say(say.text());
            case Input.Do command -> run(command);
            case Input.Nothing nothing -> {}
            case Input.Quit quit -> {}
        }
    }

    private void say(String text) {
        outgoing.message(text, here().send(text));
        here().typing(false);
    }

    private ConversationActions here() {
        return client.conversation(rooms.open().conversationId());
    }

    private void run(Input.Do command) {
        try {
            commands.run(command);
        } catch (ChatException e) {
            screen.note(Lines.note(String.valueOf(e.getMessage())));
        }
    }

    private void markRead(ConversationEvent event) {
        client.markRead(event.getConversationId(), event.getSeq(), event.getMessageNo());
    }

    private void disconnected(String reason) {
        if (client.state() == ConnectionState.CLOSED) {
            refused.complete(reason);
            typed.offer(new Input.Nothing()); // wakes who waits for the keyboard
        } else {
            screen.note(Lines.note("disconnected; connecting again"));
        }
    }
}
