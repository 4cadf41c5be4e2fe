// SPDX-License-Identifier: Apache-2.0
package im.yan.connector;

import static java.util.Objects.requireNonNull;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.InvalidProtocolBufferException;
import im.yan.schemas.WireJson;
import im.yan.schemas.v1.ClientFrame;
import im.yan.schemas.v1.Content;
import im.yan.schemas.v1.Hello;
import im.yan.schemas.v1.Ping;
import im.yan.schemas.v1.Send;
import im.yan.schemas.v1.ServerFrame;
import im.yan.schemas.v1.Text;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;

/** A WebSocket client of the JDK that speaks our frames, in either subprotocol. */
final class TestClient implements WebSocket.Listener, AutoCloseable {
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final int WAIT_SECONDS = 10;

    private final boolean json;
    private final BlockingQueue<ServerFrame> frames = new LinkedBlockingQueue<>();
    private final CompletableFuture<Integer> closed = new CompletableFuture<>();
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final StringBuilder text = new StringBuilder();
    private @Nullable WebSocket socket;
    private String sessionId = "";

    private TestClient(boolean json) {
        this.json = json;
    }

    /** Connects with a token in the header and reads the welcome. */
    static TestClient opened(int port, String token) {
        var client = new TestClient(false).connect(port, "yan.v1.proto", token);
        client.sessionId = client.next().getWelcome().getSessionId();
        assertThat(client.sessionId).isNotEmpty();
        return client;
    }

    /** Connects without a token. */
    static TestClient connected(int port, String subprotocol) {
        return new TestClient(subprotocol.endsWith("json")).connect(port, subprotocol, null);
    }

    /** Fails where the server does not upgrade, with a WebSocketHandshakeException. */
    private TestClient connect(int port, String subprotocol, @Nullable String token) {
        var builder = HTTP.newWebSocketBuilder()
                .connectTimeout(Duration.ofSeconds(WAIT_SECONDS))
                .subprotocols(subprotocol);
        if (token != null) {
            builder.header("Authorization", "Bearer " + token);
        }
        socket = builder.buildAsync(URI.create("ws://127.0.0.1:" + port + "/ws"), this)
                .join();
        return this;
    }

    WebSocket socket() {
        return requireNonNull(socket);
    }

    /** Of a client that was opened. */
    String sessionId() {
        return sessionId;
    }

    TestClient send(ClientFrame frame) {
        if (json) {
            socket().sendText(WireJson.print(frame), true).join();
        } else {
            socket().sendBinary(ByteBuffer.wrap(frame.toByteArray()), true).join();
        }
        return this;
    }

    TestClient hello(String token) {
        return send(ClientFrame.newBuilder()
                .setId(1)
                .setHello(Hello.newBuilder().setToken(token))
                .build());
    }

    TestClient ping(int id) {
        return send(ClientFrame.newBuilder()
                .setId(id)
                .setPing(Ping.getDefaultInstance())
                .build());
    }

    TestClient message(int id, String conversationId, String clientMsgId) {
        var send = Send.newBuilder()
                .setClientMsgId(clientMsgId)
                .setConversationId(conversationId)
                .setContent(Content.newBuilder().setText(Text.newBuilder().setBody("hi")));
        return send(ClientFrame.newBuilder().setId(id).setSend(send).build());
    }

    /** The next frame. */
    ServerFrame next() {
        try {
            return requireNonNull(frames.poll(WAIT_SECONDS, SECONDS), "no frame came");
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    boolean hasNothing() {
        return frames.isEmpty();
    }

    /** The code the server closed with. */
    int closeCode() {
        return closed.orTimeout(WAIT_SECONDS, SECONDS).join();
    }

    boolean isOpen() {
        return !closed.isDone();
    }

    @Override
    public @Nullable CompletionStage<?> onBinary(WebSocket webSocket, ByteBuffer data, boolean last) {
        var part = new byte[data.remaining()];
        data.get(part);
        bytes.writeBytes(part);
        if (last) {
            frames.add(parse(bytes.toByteArray()));
            bytes.reset();
        }
        webSocket.request(1);
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket webSocket, CharSequence data, boolean last) {
        text.append(data);
        if (last) {
            frames.add(parse(text.toString()));
            text.setLength(0);
        }
        webSocket.request(1);
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket webSocket, int statusCode, String reason) {
        closed.complete(statusCode);
        return null;
    }

    @Override
    public void onError(WebSocket webSocket, Throwable error) {
        closed.completeExceptionally(error);
    }

    private static ServerFrame parse(byte[] frame) {
        try {
            return ServerFrame.parseFrom(frame);
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalStateException(e);
        }
    }

    private static ServerFrame parse(String frame) {
        try {
            return WireJson.merge(frame, ServerFrame.newBuilder()).build();
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        socket().abort();
    }
}
