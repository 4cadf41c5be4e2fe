// SPDX-License-Identifier: Apache-2.0
package im.yan.client;

import im.yan.client.connection.CloseCodes;
import im.yan.client.connection.Connection;
import im.yan.client.connection.Phase;
import im.yan.client.loop.ClientLoop;
import im.yan.client.receiving.Positions;
import im.yan.client.receiving.Receiver;
import im.yan.client.sending.PendingCommand;
import im.yan.client.sending.PresenceWatch;
import im.yan.client.sending.Sender;
import im.yan.client.sending.Typing;
import im.yan.schemas.v1.ClientFrame;
import im.yan.schemas.v1.CloseCode;
import im.yan.schemas.v1.ConversationEvent;
import im.yan.schemas.v1.Error;
import im.yan.schemas.v1.ErrorCode;
import im.yan.schemas.v1.MarkReadRequest;
import im.yan.schemas.v1.ReadPosition;
import im.yan.schemas.v1.SendAck;
import im.yan.schemas.v1.ServerFrame;
import im.yan.schemas.v1.SignalRequest;
import im.yan.schemas.v1.Welcome;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Who hears of what: leads frames and the connection's ups and downs to the parts they concern. On the loop only. */
final class ClientCore implements Connection.Handler {
    private static final Logger log = LoggerFactory.getLogger(ClientCore.class);
    private static final Error CLOSED = Error.newBuilder()
            .setCode(ErrorCode.UNAVAILABLE)
            .setMessage("The client is closed.")
            .setRetryable(true)
            .build();

    private final ClientLoop loop;
    private final GuardedListener listener;
    private final Connection connection;
    private final Sender sender;
    private final PresenceWatch presence;
    private final Typing typing = new Typing();
    private final Receiver receiver;
    private final ClientTimings timings;
    private final CompletableFuture<Void> ended = new CompletableFuture<>();
    private volatile long userId;
    private volatile boolean closed;

    ClientCore(ClientSettings settings, ClientResources resources, GuardedListener listener) {
        var tokens = settings.tokens();
        var positions = settings.positions();
        this.listener = listener;
        this.timings = settings.timings();
        this.loop = resources.loop(this::failed);
        this.connection = new Connection(
                loop, resources.http(), settings.device(), tokens, settings.connectors(), timings.connection(), this);
        this.sender = new Sender(loop, timings.sending(), connection::send);
        this.presence = new PresenceWatch(loop, timings.sending().watchAgain(), sender::control);
        this.receiver = new Receiver(
                loop,
                timings.receiving(),
                new Positions(positions::held, positions::hold),
                settings.newConversations() == StartAt.HEAD,
                new ApiHistory(settings.api(), tokens, resources.pulls()),
                this::tell,
                event -> OwnEvents.leaves(event, userId),
                sender::control);
    }

    // From any thread:

    void start() {
        loop.execute(connection::start);
    }

    void submit(PendingCommand command) {
        loop.execute(() -> {
            if (closed) {
                command.refused(CLOSED);
            } else {
                sender.submit(command);
            }
        });
    }

    void markRead(MarkReadRequest mark) {
        sender.markRead(mark);
    }

    void typing(String conversationId, boolean goesOn) {
        if (typing.tells(conversationId, goesOn, System.nanoTime())) {
            var signal = ClientFrame.newBuilder()
                    .setSignal(SignalRequest.newBuilder()
                            .setConversationId(conversationId)
                            .setTyping(goesOn))
                    .build();
            loop.execute(() -> sender.ifConvenient(signal));
        }
    }

    void watchPresence(Set<Long> userIds) {
        loop.execute(() -> presence.watch(userIds));
    }

    /** The result completes when the server has been told, or did not listen for long enough. */
    CompletableFuture<Void> close() {
        listener.silence();
        loop.execute(() -> {
            if (!closed) {
                end(CLOSED);
            }
        });
        return ended;
    }

    void whenEnded(Runnable then) {
        ended.thenRun(then);
    }

    boolean isCurrentThread() {
        return loop.isCurrent();
    }

    long userId() {
        return userId;
    }

    Phase phase() {
        return connection.phase();
    }

    // On the loop:

    @Override
    public void opened(Welcome welcome) {
        userId = welcome.getUserId();
        log.atDebug()
                .addKeyValue("sessionId", welcome.getSessionId())
                .addKeyValue("userId", userId)
                .log("session opened");
        sender.opened(welcome.getLimits());
        receiver.opened();
        presence.opened();
        listener.tell(to -> to.onConnected(welcome));
    }

    @Override
    public void lost(int closeCode, String reason) {
        log.atDebug()
                .addKeyValue("userId", userId)
                .addKeyValue("closeCode", closeCode)
                .log("session ended");
        sender.lost();
        receiver.lost();
        presence.lost();
        listener.tell(to -> to.onDisconnected(closeCode, reason));
    }

    @Override
    public void stopped(int closeCode, String reason) {
        log.atWarn()
                .addKeyValue("userId", userId)
                .addKeyValue("closeCode", closeCode)
                .log("the server refused this client for good");
        giveUp(codeOf(closeCode), closeCode, reason);
    }

    @Override
    public void frame(ServerFrame frame) {
        switch (frame.getKindCase()) {
            case SEND_ACK -> acknowledged(frame.getSendAck());
            case DELIVER -> receiver.delivered(frame.getDeliver().getEventsList());
            case DELIVER_ACK_OK -> receiver.confirmed(frame.getDeliverAckOk().getPositionsList());
            case HEADS -> receiver.heads(frame.getHeads().getPositionsList());
            case DELIVERED -> listener.tell(to -> to.onDelivered(frame.getDelivered()));
            case READ -> read(frame.getRead());
            case UNREAD -> listener.tell(to -> to.onUnread(frame.getUnread()));
            case MEMBER_POSITIONS -> listener.tell(to -> to.onMemberPositions(frame.getMemberPositions()));
            case SIGNAL -> listener.tell(to -> to.onTyping(frame.getSignal()));
            case PRESENCE -> listener.tell(to -> to.onPresence(frame.getPresence()));
            case MARKS -> listener.tell(to -> to.onMarks(frame.getMarks()));
            case HIDDEN -> listener.tell(to -> to.onHidden(frame.getHidden()));
            case PONG -> receiver.lagging(frame.getPong().getHeadsList());
            case ERROR -> refused(frame.getReplyTo(), frame.getError());
            case WELCOME, DRAIN -> {} // the connection's
            case KIND_NOT_SET -> {} // of a newer server
        }
    }

    private void acknowledged(SendAck ack) {
        sender.acknowledged(ack).ifPresent(command -> {
            show(command.request(), ack); // first, so that whoever waits for the answer finds the message shown
            command.accepted(ack);
        });
    }

    private void show(ClientFrame request, SendAck ack) {
        if (ack.getMessageId() == 0 || request.getCommand().hasRequestToJoin()) {
            return; // there is no event, or none for this user
        }
        OwnEvents.of(request, ack, userId)
                .ifPresentOrElse(receiver::posted, () -> receiver.expect(ack.getConversationId(), ack.getSeq()));
    }

    private void tell(ConversationEvent event) {
        listener.tell(to -> to.onEvent(event));
        listener.tell(to -> EventKinds.tell(event, to));
    }

    private void read(ReadPosition position) {
        if (position.getUserId() == userId) {
            sender.confirmed(position);
        }
        listener.tell(to -> to.onRead(position));
    }

    private void refused(int replyTo, Error error) {
        sender.refused(replyTo, error);
        listener.tell(to -> to.onError(error));
    }

    private void failed(Throwable bug) {
        log.atError().setCause(bug).addKeyValue("userId", userId).log("the client failed and is closed");
        if (!closed) {
            giveUp(ErrorCode.INTERNAL, CloseCodes.ABNORMAL, "the client failed; its log says why");
        }
    }

    private void giveUp(ErrorCode code, int closeCode, String reason) {
        end(Error.newBuilder().setCode(code).setMessage(reason).build());
        listener.tell(to -> to.onDisconnected(closeCode, reason));
        listener.silence();
    }

    private void end(Error why) {
        closed = true;
        receiver.stop();
        presence.lost();
        connection
                .close()
                .orTimeout(timings.goodbye().toMillis(), TimeUnit.MILLISECONDS)
                .whenComplete((told, late) -> ended.complete(null));
        sender.stop(why);
    }

    private static ErrorCode codeOf(int closeCode) {
        return switch (CloseCode.forNumber(closeCode)) {
            case AUTHENTICATION_FAILED, AUTHENTICATION_TIMEOUT -> ErrorCode.TOKEN_INVALID;
            case DISABLED -> ErrorCode.ACCOUNT_DISABLED;
            case DEVICE_SIGNED_OUT -> ErrorCode.SIGNED_OUT;
            case TOO_LARGE -> ErrorCode.FRAME_TOO_LARGE;
            case null, default -> ErrorCode.UNAVAILABLE;
        };
    }
}
