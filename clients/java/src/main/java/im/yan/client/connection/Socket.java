// SPDX-License-Identifier: Apache-2.0
package im.yan.client.connection;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.protobuf.InvalidProtocolBufferException;
import im.yan.client.loop.ClientLoop;
import im.yan.schemas.ProtocolLimits;
import im.yan.schemas.v1.ClientFrame;
import im.yan.schemas.v1.Device;
import im.yan.schemas.v1.DeviceKind;
import im.yan.schemas.v1.ServerFrame;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * One WebSocket: frames in, frames out, and exactly one end unless it was closed from here. Its owner is called on the loop.
 * The server may be {@link #FRAMES_AHEAD} frames ahead of the owner; then the socket stops reading.
 */
final class Socket implements WebSocket.Listener {
    static final String SUBPROTOCOL = "yan.v1.proto";

    static final int FRAMES_AHEAD = 16;

    /** A larger frame is not ours: the socket ends. */
    static final int FRAME_BYTES_MAX = 8 * 1024 * 1024;

    /** So many frames the network has not taken mean that it is stuck: the socket ends. */
    static final int FRAMES_WAITING_MAX = 4096;

    private static final Duration GOODBYE = Duration.ofSeconds(1);

    /** Called on the loop. */
    interface Owner {
        void received(Socket socket, ServerFrame frame);

        /** @param code the server's close code, one of ours for a refused handshake, 1006 where there was none */
        void ended(Socket socket, int code, String reason);
    }

    private final ClientLoop loop;
    private final Owner owner;
    private final Queue<byte[]> outgoing = new ArrayDeque<>();
    private final ByteArrayOutputStream parts = new ByteArrayOutputStream();
    private volatile @Nullable WebSocket webSocket;
    private volatile boolean done;
    private volatile long heardAtNanos = System.nanoTime();
    private boolean writing;

    Socket(ClientLoop loop, Owner owner) {
        this.loop = loop;
        this.owner = owner;
    }

    /** The device comes with the handshake, because the server recognises resends by it from the first frame on. */
    void open(HttpClient http, URI address, String token, Device device, Duration timeout) {
        var builder = http.newWebSocketBuilder()
                .connectTimeout(timeout)
                .subprotocols(SUBPROTOCOL)
                .header("Authorization", "Bearer " + token)
                .header(ProtocolLimits.DEVICE_ID_HEADER, encoded(device.getId()))
                .header(ProtocolLimits.DEVICE_NAME_HEADER, encoded(device.getName()));
        if (device.getKind() != DeviceKind.DEVICE_KIND_UNSPECIFIED) {
            builder.header(ProtocolLimits.DEVICE_KIND_HEADER, device.getKind().name());
        }
        builder.buildAsync(address, this).whenComplete((opened, failure) -> {
            if (failure != null) {
                var refusal = Refusal.of(failure);
                end(refusal.closeCode(), refusal.reason());
            } else if (!opened.getSubprotocol().equals(SUBPROTOCOL)) {
                broken("the server does not speak " + SUBPROTOCOL);
            }
        });
    }

    // A header takes ASCII only, and a name may be in any script.
    private static String encoded(String text) {
        return URLEncoder.encode(text, UTF_8);
    }

    /** On the loop. */
    void send(ClientFrame frame) {
        if (done) {
            return;
        }
        if (outgoing.size() >= FRAMES_WAITING_MAX) {
            broken("the connection takes no more frames");
            return;
        }
        outgoing.add(frame.toByteArray());
        if (!writing) {
            write();
        }
    }

    /** On the loop. The owner hears no more of this socket; the result completes when the server has been told. */
    CompletableFuture<?> close(int code, String reason) {
        done = true;
        var socket = webSocket;
        if (socket == null) {
            return CompletableFuture.completedFuture(null);
        }
        loop.after(GOODBYE, socket::abort);
        return socket.sendClose(code, reason);
    }

    /** Since the server was last heard. */
    Duration silence() {
        return Duration.ofNanos(System.nanoTime() - heardAtNanos);
    }

    /** From any thread: nothing good can come any more. */
    void broken(String reason) {
        var socket = webSocket;
        if (socket != null) {
            socket.abort();
        }
        end(CloseCodes.ABNORMAL, reason);
    }

    private void write() {
        var socket = webSocket;
        while (!done && socket != null && !outgoing.isEmpty()) {
            var sent = socket.sendBinary(ByteBuffer.wrap(outgoing.remove()), true);
            if (!sent.isDone()) {
                writing = true;
                sent.whenComplete((same, failure) -> loop.execute(() -> written(failure)));
                return;
            }
            if (sent.isCompletedExceptionally()) {
                broken("a frame could not be sent");
                return;
            }
        }
    }

    private void written(@Nullable Throwable failure) {
        writing = false;
        if (failure != null) {
            broken("a frame could not be sent");
        } else {
            write();
        }
    }

    private void end(int code, String reason) {
        loop.execute(() -> {
            if (!done) {
                done = true;
                owner.ended(this, code, reason);
            }
        });
    }

    // What follows is called on the HTTP client's threads, one call at a time.

    @Override
    public void onOpen(WebSocket opened) {
        webSocket = opened;
        if (done) {
            opened.abort();
        } else {
            opened.request(FRAMES_AHEAD);
        }
    }

    @Override
    public @Nullable CompletionStage<?> onBinary(WebSocket socket, ByteBuffer data, boolean last) {
        heardAtNanos = System.nanoTime();
        if (parts.size() + data.remaining() > FRAME_BYTES_MAX) {
            broken("a frame of the server is too large");
            return null;
        }
        if (last && parts.size() == 0) {
            parse(socket, data);
            return null;
        }
        var bytes = new byte[data.remaining()];
        data.get(bytes);
        parts.writeBytes(bytes);
        if (last) {
            var whole = ByteBuffer.wrap(parts.toByteArray());
            parts.reset();
            parse(socket, whole);
        } else {
            socket.request(1);
        }
        return null;
    }

    private void parse(WebSocket socket, ByteBuffer bytes) {
        try {
            var frame = ServerFrame.parseFrom(bytes);
            loop.execute(() -> {
                if (!done) {
                    owner.received(this, frame);
                }
                socket.request(1);
            });
        } catch (InvalidProtocolBufferException e) {
            broken("a frame of the server could not be read");
        }
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
        broken("the server sent text where binary is due");
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onPing(WebSocket socket, ByteBuffer message) {
        heardAtNanos = System.nanoTime();
        socket.request(1);
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
        end(code, reason);
        return null;
    }

    @Override
    public void onError(WebSocket socket, Throwable error) {
        end(CloseCodes.ABNORMAL, "the connection broke");
    }
}
