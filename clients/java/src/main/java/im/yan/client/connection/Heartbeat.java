// SPDX-License-Identifier: Apache-2.0
package im.yan.client.connection;

import im.yan.client.loop.ClientLoop;
import im.yan.client.loop.Timer;
import im.yan.schemas.v1.ClientFrame;
import im.yan.schemas.v1.Ping;
import im.yan.schemas.v1.Welcome;
import java.time.Duration;

/** Pings twice per heartbeat, and ends the socket when three pings went by and nothing was heard. On the loop only. */
final class Heartbeat {
    private static final ClientFrame PING =
            ClientFrame.newBuilder().setPing(Ping.getDefaultInstance()).build();
    private static final Duration IF_UNSAID = Duration.ofSeconds(25);
    private static final int UNANSWERED_MAX = 3;

    private final ClientLoop loop;
    private Timer next = Timer.NONE;

    Heartbeat(ClientLoop loop) {
        this.loop = loop;
    }

    void start(Socket socket, Welcome welcome) {
        stop();
        var heartbeat = welcome.getHeartbeatMillis() > 0 ? Duration.ofMillis(welcome.getHeartbeatMillis()) : IF_UNSAID;
        beatAfter(heartbeat.dividedBy(2), socket);
    }

    void stop() {
        next.cancel();
    }

    private void beatAfter(Duration pause, Socket socket) {
        next = loop.after(pause, () -> {
            if (socket.silence().compareTo(pause.multipliedBy(UNANSWERED_MAX)) > 0) {
                socket.broken("the connector has fallen silent");
                return;
            }
            socket.send(PING);
            beatAfter(pause, socket);
        });
    }
}
