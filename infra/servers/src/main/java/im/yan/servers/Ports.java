// SPDX-License-Identifier: Apache-2.0
package im.yan.servers;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** TCP ports of loopback. */
public final class Ports {

    private Ports() {}

    /** One that was free a moment ago, chosen by the system. */
    public static int free() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new ServerException("no TCP port is free on loopback; close some programs", e);
        }
    }

    /** Throws a {@link ServerException} that names the remedy if somebody holds the port. */
    public static void requireFree(int port, String purpose) {
        try (var socket = new ServerSocket()) {
            // A port that only rests in TIME_WAIT is free for a server.
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        } catch (IOException e) {
            throw new ServerException(
                    "port %d (%s) is taken: stop what uses it, or pass --port-base N to move every port"
                            .formatted(port, purpose),
                    e);
        }
    }
}
