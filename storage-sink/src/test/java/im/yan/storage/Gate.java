// SPDX-License-Identifier: Apache-2.0
package im.yan.storage;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A way to a server that others use too. While it is shut, connections through it end and new ones are refused. */
final class Gate implements AutoCloseable {
    private final URI server;
    private final int port;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private ServerSocket door;

    /** Open. */
    Gate(String server) throws IOException {
        this.server = URI.create(server);
        this.door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        this.port = door.getLocalPort();
        admit(door);
    }

    /** The server's URL, by this way. */
    String url() {
        return server.getScheme() + "://127.0.0.1:" + port;
    }

    void shut() throws IOException {
        door.close();
        for (var socket : sockets) {
            socket.close();
        }
        sockets.clear();
    }

    void open() throws IOException {
        door = new ServerSocket(port, 50, InetAddress.getLoopbackAddress());
        admit(door);
    }

    private void admit(ServerSocket open) {
        Thread.ofVirtual().start(() -> {
            while (!open.isClosed()) {
                try {
                    connect(open.accept());
                } catch (IOException e) {
                    return;
                }
            }
        });
    }

    private void connect(Socket client) throws IOException {
        var beyond = new Socket(server.getHost(), server.getPort());
        sockets.add(client);
        sockets.add(beyond);
        Thread.ofVirtual().start(() -> copy(client, beyond));
        Thread.ofVirtual().start(() -> copy(beyond, client));
    }

    private static void copy(Socket from, Socket to) {
        try (InputStream in = from.getInputStream();
                OutputStream out = to.getOutputStream()) {
            in.transferTo(out);
        } catch (IOException e) {
            // The other direction ends as well: both sockets are closed now.
            return;
        }
    }

    @Override
    public void close() throws IOException {
        shut();
    }
}
