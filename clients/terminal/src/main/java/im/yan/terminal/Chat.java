// SPDX-License-Identifier: Apache-2.0
package im.yan.terminal;

import im.yan.client.ConnectionState;
import im.yan.client.PositionStore;
import im.yan.client.SendException;
import im.yan.client.StartAt;
import im.yan.client.YanClient;
import im.yan.schemas.v1.Content;
import im.yan.schemas.v1.ConversationEvent;
import im.yan.schemas.v1.SendAck;
import im.yan.schemas.v1.Text;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** One run of the chat: history, then whatever is typed and whatever comes, until somebody leaves. */
final class Chat {
    private static final Duration SENDING_MAX = Duration.ofSeconds(10);
    private static final Duration CONNECTING_QUIETLY = Duration.ofSeconds(5);

    /** Lines typed ahead; then typing waits. */
    private static final int TYPED_AHEAD_MAX = 64;

    private final Talk talk;
    private final Screen screen;
    private final ChatView view;
    private final YanClient client;
    private final PositionStore positions = PositionStore.inMemory();
    private final List<ConversationEvent> before;
    private final BlockingQueue<Input> typed = new LinkedBlockingQueue<>(TYPED_AHEAD_MAX);
    private final Map<String, CompletableFuture<SendAck>> unanswered = new ConcurrentHashMap<>();
    private final CompletableFuture<String> refused = new CompletableFuture<>();

    Chat(Talk talk, Screen screen) throws ChatException {
        this.talk = talk;
        this.screen = screen;
        var standing = talk.standing();
        var ticks = new Ticks(
                standing.map(conversation -> conversation.peerDeliveredSeq()).orElse(0L),
                standing.map(conversation -> conversation.peerReadSeq()).orElse(0L));
        this.before = talk.latest(Input.HISTORY_BY_DEFAULT);
        this.view = new ChatView(
                talk.parties(),
                screen,
                ticks,
                Clock.system(ZoneId.systemDefault()),
                this::markRead,
                this::disconnected);
        this.client = YanClient.builder()
                .api(talk.api())
                .credentials(talk.parties().me().name(), talk.password())
                .positions(positions)
                .newConversations(StartAt.HEAD)
                .listener(view)
                .build();
    }

    /** Returns when the user leaves. */
    void run() throws ChatException {
        try (client) {
            view.history(before);
            positions.hold(
                    talk.parties().conversationId(),
                    before.isEmpty() ? 0 : before.getLast().getSeq());
            client.connect();
            before.stream()
                    .filter(event -> event.getActorId() == talk.parties().peer().userId())
                    .reduce((earlier, later) -> later)
                    .ifPresent(this::markRead);
            Thread.ofPlatform().daemon().name("keyboard").start(this::readKeyboard);
            converse();
            finishSending();
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
            case Input.Say say -> send(say.text());
            case Input.History history -> showHistory(history.limit());
            case Input.Help help -> screen.note(Lines.HELP);
            case Input.Who who -> screen.note(Lines.note(who()));
            case Input.Mistaken mistaken -> screen.note(Lines.note(mistaken.sentence()));
            case Input.Nothing nothing -> {}
            case Input.Quit quit -> {}
        }
    }

    private void send(String text) {
        var id = UUID.randomUUID().toString();
        var content =
                Content.newBuilder().setText(Text.newBuilder().setBody(text)).build();
        var answer = client.send(talk.parties().conversationId(), id, content);
        unanswered.put(id, answer);
        answer.whenComplete((ack, failure) -> {
            unanswered.remove(id);
            if (failure instanceof SendException e) {
                screen.note(Lines.failed(text, String.valueOf(e.getMessage())));
            }
        });
    }

    private void showHistory(int limit) {
        try {
            view.history(talk.latest(limit));
        } catch (ChatException e) {
            screen.note(Lines.note(String.valueOf(e.getMessage())));
        }
    }

    private String who() {
        var parties = talk.parties();
        var connection = client.state() == ConnectionState.OPEN ? "connected" : "not connected";
        return "you are %s (%d), talking to %s (%d); %s, %d unsent"
                .formatted(
                        Lines.safe(parties.me().name()),
                        parties.me().userId(),
                        Lines.safe(parties.peer().name()),
                        parties.peer().userId(),
                        connection,
                        unanswered.size());
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

    /** What came through a pipe is sent before the end of the pipe ends the chat. */
    private void finishSending() throws ChatException {
        var all = CompletableFuture.allOf(unanswered.values().toArray(CompletableFuture[]::new));
        try {
            all.exceptionally(failure -> null)
                    .orTimeout(SENDING_MAX.toMillis(), TimeUnit.MILLISECONDS)
                    .join();
        } catch (CompletionException e) {
            throw new ChatException(unanswered.size() + " of your messages may not have been sent;"
                    + " see ./yan status, and send them again.");
        }
    }
}
