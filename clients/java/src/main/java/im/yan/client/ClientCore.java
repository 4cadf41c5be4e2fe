// SPDX-License-Identifier: Apache-2.0
package im.yan.client;

import im.yan.client.connection.CloseCodes;
import im.yan.client.connection.Connection;
import im.yan.client.connection.Phase;
import im.yan.client.loop.ClientLoop;
import im.yan.client.receiving.Positions;
import im.yan.client.receiving.Receiver;
import im.yan.client.sending.PendingSend;
import im.yan.client.sending.Sender;
import im.yan.schemas.v1.CloseCode;
import im.yan.schemas.v1.ConversationEvent;
import im.yan.schemas.v1.Error;
import im.yan.schemas.v1.ErrorCode;
import im.yan.schemas.v1.MarkReadRequest;
import im.yan.schemas.v1.MessagePosted;
import im.yan.schemas.v1.ReadPosition;
import im.yan.schemas.v1.SendAck;
import im.yan.schemas.v1.ServerFrame;
import im.yan.schemas.v1.Welcome;
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
        this.receiver = new Receiver(
                loop,
                timings.receiving(),
                new Positions(positions::held, positions::hold),
                settings.newConversations() == StartAt.HEAD,
                new ApiHistory(settings.api(), tokens, resources.pulls()),
                event -> listener.tell(to -> to.onEvent(event)),
                sender::control);
    }

    // From any thread:

    void start() {
        loop.execute(connection::start);
    }

    void send(PendingSend send) {
        loop.execute(() -> {
            if (closed) {
                send.refused(CLOSED);
            } else {
                sender.submit(send);
            }
        });
    }

    void markRead(MarkReadRequest mark) {
        sender.markRead(mark);
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
            case ERROR -> refused(frame.getReplyTo(), frame.getError());
            case WELCOME, PONG, DRAIN -> {} // the connection's
            case KIND_NOT_SET -> {} // of a newer server
        }
    }

    private void acknowledged(SendAck ack) {
        sender.acknowledged(ack).ifPresent(send -> {
            receiver.posted(event(send, ack)); // first, so that whoever waits for the answer finds the message shown
            send.accepted(ack);
        });
    }

    private ConversationEvent event(PendingSend send, SendAck ack) {
        return ConversationEvent.newBuilder()
                .setConversationId(ack.getConversationId())
                .setSeq(ack.getSeq())
                .setMessageNo(ack.getMessageNo())
                .setEventId(ack.getMessageId())
                .setActorId(userId)
                .setClientMsgId(ack.getClientMsgId())
                .setTimeMillis(ack.getTimeMillis())
                .setMessagePosted(MessagePosted.newBuilder().setContent(send.content()))
                .build();
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
            case TOO_LARGE -> ErrorCode.FRAME_TOO_LARGE;
            case null, default -> ErrorCode.UNAVAILABLE;
        };
    }
}
