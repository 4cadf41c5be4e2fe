// SPDX-License-Identifier: Apache-2.0
package im.yan.client.connection;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import im.yan.client.loop.ClientLoop;
import im.yan.schemas.v1.ClientFrame;
import im.yan.schemas.v1.Content;
import im.yan.schemas.v1.Device;
import im.yan.schemas.v1.Send;
import im.yan.schemas.v1.ServerFrame;
import im.yan.schemas.v1.Text;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The socket's bounds, against a peer that shakes hands and then behaves badly. */
class SocketTest {
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
    private final HttpClient http = HttpClient.newHttpClient();
    private final List<String> ends = new CopyOnWriteArrayList<>();
    private final ClientLoop loop = new ClientLoop(threads, clock, bug -> ends.add(bug.toString()));
    private final Socket socket = new Socket(loop, new Socket.Owner() {
        @Override
        public void received(Socket from, ServerFrame frame) {}

        @Override
        public void ended(Socket from, int code, String reason) {
            ends.add(code + " " + reason);
        }
    });
    private final ServerSocket peer = listen();

    private static ServerSocket listen() {
        try {
            return new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @BeforeEach
    void open() {
        var address = URI.create("ws://127.0.0.1:" + peer.getLocalPort() + "/ws");
        socket.open(http, address, "token", Device.getDefaultInstance(), Duration.ofSeconds(5));
    }

    @AfterEach
    void close() throws IOException {
        peer.close();
        clock.shutdownNow();
        threads.shutdownNow();
        http.shutdownNow();
    }

    @Test
    void aPeerThatTakesNothingIsGivenUpOnceTooManyFramesWait() throws Exception {
        try (var deaf = peer.accept()) {
            shakeHands(deaf, Socket.SUBPROTOCOL);
            var frame = ClientFrame.newBuilder()
                    .setSend(Send.newBuilder()
                            .setContent(Content.newBuilder()
                                    .setText(Text.newBuilder().setBody("x".repeat(8000)))))
                    .build();

            for (var i = 0; i < 3 * Socket.FRAMES_WAITING_MAX; i++) {
                loop.execute(() -> socket.send(frame));
            }

            await().until(() -> !ends.isEmpty());
            assertThat(ends).containsExactly("1006 the connection takes no more frames");
        }
    }

    @Test
    void aFrameLargerThanAllowedEndsTheSocket() throws Exception {
        try (var chatty = peer.accept()) {
            shakeHands(chatty, Socket.SUBPROTOCOL);
            var header = ByteBuffer.allocate(10)
                    .put((byte) 0x82)
                    .put((byte) 127)
                    .putLong(2L * Socket.FRAME_BYTES_MAX)
                    .array();

            threads.execute(() -> {
                try {
                    chatty.getOutputStream().write(header);
                    chatty.getOutputStream().write(new byte[2 * Socket.FRAME_BYTES_MAX]);
                } catch (IOException e) {
                    // The client is to hang up in the middle.
                }
            });

            await().until(() -> !ends.isEmpty());
            assertThat(ends).containsExactly("1006 a frame of the server is too large");
        }
    }

    @Test
    void aPeerOfAnotherProtocolIsRefused() throws Exception {
        try (var stranger = peer.accept()) {
            shakeHands(stranger, null);

            await().until(() -> !ends.isEmpty());
            assertThat(ends).containsExactly("1006 the server does not speak yan.v1.proto");
        }
    }

    private static void shakeHands(java.net.Socket client, @Nullable String subprotocol)
            throws IOException, NoSuchAlgorithmException {
        var lines = new BufferedReader(new InputStreamReader(client.getInputStream(), US_ASCII));
        var key = "";
        for (var line = lines.readLine(); line != null && !line.isEmpty(); line = lines.readLine()) {
            if (line.startsWith("Sec-WebSocket-Key: ")) {
                key = line.substring("Sec-WebSocket-Key: ".length());
            }
        }
        var accept = MessageDigest.getInstance("SHA-1")
                .digest((key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11").getBytes(US_ASCII));
        var chosen = subprotocol == null ? "" : "Sec-WebSocket-Protocol: " + subprotocol + "\r\n";
        var answer = "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n" + chosen
                + "Sec-WebSocket-Accept: " + Base64.getEncoder().encodeToString(accept) + "\r\n\r\n";
        client.getOutputStream().write(answer.getBytes(US_ASCII));
    }
}
