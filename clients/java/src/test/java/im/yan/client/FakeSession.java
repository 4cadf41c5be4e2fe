// SPDX-License-Identifier: Apache-2.0
package im.yan.client;

import im.yan.schemas.v1.ClientFrame;
import im.yan.schemas.v1.ConversationEvent;
import im.yan.schemas.v1.Deliver;
import im.yan.schemas.v1.DeliverAckOk;
import im.yan.schemas.v1.Drain;
import im.yan.schemas.v1.Error;
import im.yan.schemas.v1.ErrorCode;
import im.yan.schemas.v1.Heads;
import im.yan.schemas.v1.Pong;
import im.yan.schemas.v1.Position;
import im.yan.schemas.v1.Send;
import im.yan.schemas.v1.SendAck;
import im.yan.schemas.v1.ServerFrame;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.handler.codec.http.websocketx.BinaryWebSocketFrame;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.awaitility.Awaitility;

/** One session at the fake connector: remembers what it was sent, and can be made to say anything. */
final class FakeSession {
    private final FakeConnector connector;
    private final Channel channel;
    private final String token;
    private final String deviceId;
    private final String deviceKind;
    private final List<ClientFrame> frames = new CopyOnWriteArrayList<>();
    private volatile int closeCode;

    FakeSession(FakeConnector connector, Channel channel, String token, String deviceId, String deviceKind) {
        this.connector = connector;
        this.channel = channel;
        this.token = token;
        this.deviceId = deviceId;
        this.deviceKind = deviceKind;
    }

    void open() {
        connector.add(this);
        if (connector.greet) {
            send(ServerFrame.newBuilder()
                    .setWelcome(connector.welcome("s-" + channel.id().asShortText())));
        }
    }

    void received(ClientFrame frame) {
        frames.add(frame);
        if (frame.hasPing()) {
            send(ServerFrame.newBuilder().setPong(Pong.getDefaultInstance()));
        } else if (frame.hasSend() && connector.answerSends) {
            acknowledge(frame);
        }
    }

    void closedBy(int code) {
        closeCode = code;
        channel.close();
    }

    /** Still as it came, encoded. */
    String deviceId() {
        return deviceId;
    }

    /** As in the handshake; empty where it was not said. */
    String deviceKind() {
        return deviceKind;
    }

    String token() {
        return token;
    }

    /** The client's close code; 0 before it closed. */
    int closeCode() {
        return closeCode;
    }

    List<ClientFrame> frames() {
        return frames;
    }

    List<ClientFrame> sendFrames() {
        return frames.stream().filter(ClientFrame::hasSend).toList();
    }

    List<Send> sends() {
        return sendFrames().stream().map(ClientFrame::getSend).toList();
    }

    List<String> sentBodies() {
        return sends().stream()
                .map(send -> send.getContent().getText().getBody())
                .toList();
    }

    /** The highest position the client has acknowledged. */
    long acknowledged(String conversation) {
        return frames.stream()
                .flatMap(frame -> frame.getDeliverAck().getPositionsList().stream())
                .filter(position -> position.getConversationId().equals(conversation))
                .mapToLong(Position::getSeq)
                .max()
                .orElse(0);
    }

    long ackFrames() {
        return frames.stream().filter(ClientFrame::hasDeliverAck).count();
    }

    /** Accepts the message, as the router would. */
    void acknowledge(ClientFrame frame) {
        var request = frame.getSend();
        var event = connector
                .log()
                .post(request.getConversationId(), FakeConnector.ME, request.getClientMsgId(), request.getContent());
        send(ServerFrame.newBuilder()
                .setReplyTo(frame.getId())
                .setSendAck(SendAck.newBuilder()
                        .setClientMsgId(event.getClientMsgId())
                        .setConversationId(event.getConversationId())
                        .setSeq(event.getSeq())
                        .setMessageNo(event.getMessageNo())
                        .setMessageId(event.getEventId())
                        .setTimeMillis(event.getTimeMillis())));
    }

    List<ClientFrame> commandFrames() {
        return frames.stream().filter(ClientFrame::hasCommand).toList();
    }

    /** The n-th command of this session, from 1, once it is there. */
    ClientFrame command(int n) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(10))
                .until(() -> commandFrames().size() >= n);
        return commandFrames().get(n - 1);
    }

    /** Accepts a command that became this event. */
    void accept(ClientFrame frame, ConversationEvent event) {
        accept(frame, event.getConversationId(), event.getSeq(), event.getEventId());
    }

    /** @param messageId 0 for a command that causes no event */
    void accept(ClientFrame frame, String conversation, long seq, long messageId) {
        send(ServerFrame.newBuilder()
                .setReplyTo(frame.getId())
                .setSendAck(SendAck.newBuilder()
                        .setClientMsgId(frame.getCommand().getClientMsgId())
                        .setConversationId(conversation)
                        .setSeq(seq)
                        .setMessageNo(seq)
                        .setMessageId(messageId)
                        .setTimeMillis(1_700_000_000_000L + seq)));
    }

    void refuse(ClientFrame frame, ErrorCode code, boolean retryable) {
        send(ServerFrame.newBuilder()
                .setReplyTo(frame.getId())
                .setError(Error.newBuilder().setCode(code).setMessage("refused").setRetryable(retryable)));
    }

    void deliver(ConversationEvent... events) {
        send(ServerFrame.newBuilder().setDeliver(Deliver.newBuilder().addAllEvents(Arrays.asList(events))));
    }

    void heads(String conversation, long seq) {
        send(ServerFrame.newBuilder().setHeads(Heads.newBuilder().addPositions(position(conversation, seq))));
    }

    /** What this session has not acknowledged. */
    void lag(String conversation, long seq) {
        send(ServerFrame.newBuilder().setPong(Pong.newBuilder().addHeads(position(conversation, seq))));
    }

    void noHeads() {
        send(ServerFrame.newBuilder().setHeads(Heads.getDefaultInstance()));
    }

    void noted(String conversation, long seq) {
        send(ServerFrame.newBuilder()
                .setDeliverAckOk(DeliverAckOk.newBuilder().addPositions(position(conversation, seq))));
    }

    void drain(int afterMillis) {
        send(ServerFrame.newBuilder().setDrain(Drain.newBuilder().setReconnectAfterMillis(afterMillis)));
    }

    void send(ServerFrame.Builder frame) {
        channel.writeAndFlush(
                new BinaryWebSocketFrame(Unpooled.wrappedBuffer(frame.build().toByteArray())));
    }

    void sendGarbage() {
        channel.writeAndFlush(new BinaryWebSocketFrame(Unpooled.wrappedBuffer(new byte[] {-1, -1, -1})));
    }

    void sendText() {
        channel.writeAndFlush(new TextWebSocketFrame("{}"));
    }

    void close(int code) {
        channel.writeAndFlush(new CloseWebSocketFrame(code, "test")).addListener(ChannelFutureListener.CLOSE);
    }

    /** Without a word. */
    void drop() {
        channel.close();
    }

    private static Position position(String conversation, long seq) {
        return Position.newBuilder().setConversationId(conversation).setSeq(seq).build();
    }
}
