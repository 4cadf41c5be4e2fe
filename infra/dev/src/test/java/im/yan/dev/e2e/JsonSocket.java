// SPDX-License-Identifier: Apache-2.0
package im.yan.dev.e2e;

import static org.awaitility.Awaitility.await;

import com.google.protobuf.InvalidProtocolBufferException;
import im.yan.schemas.WireJson;
import im.yan.schemas.v1.ServerFrame;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Any WebSocket client, speaking {@code yan.v1.json} as docs/protocol.md says: text out, text in. */
final class JsonSocket implements WebSocket.Listener, AutoCloseable {
    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private final List<ServerFrame> frames = new CopyOnWriteArrayList<>();
    private final StringBuilder partial = new StringBuilder();
    private final WebSocket socket;
    private volatile int closeCode;

    JsonSocket(HttpClient http, URI connector, @Nullable String token) {
        var builder = http.newWebSocketBuilder().subprotocols("yan.v1.json");
        if (token != null) {
            builder.header("Authorization", "Bearer " + token);
        }
        socket = builder.buildAsync(connector, this).join();
    }

    void send(String frame) {
        socket.sendText(frame, true).join();
    }

    /** The first frame of this kind so far or to come. */
    ServerFrame awaitFrame(Predicate<ServerFrame> kind) {
        await().atMost(TIMEOUT).until(() -> frames.stream().anyMatch(kind));
        return frames.stream().filter(kind).findFirst().orElseThrow();
    }

    int awaitClose() {
        await().atMost(TIMEOUT).until(() -> closeCode != 0);
        return closeCode;
    }

    boolean isOpen() {
        return closeCode == 0 && !socket.isInputClosed();
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket webSocket, CharSequence data, boolean last) {
        partial.append(data);
        if (last) {
            frames.add(parse(partial.toString()));
            partial.setLength(0);
        }
        webSocket.request(1);
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket webSocket, int statusCode, String reason) {
        closeCode = statusCode;
        return null;
    }

    @Override
    public void close() {
        socket.abort();
    }

    private static ServerFrame parse(String text) {
        try {
            return WireJson.merge(text, ServerFrame.newBuilder()).build();
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalStateException("not a frame: " + text, e);
        }
    }
}
