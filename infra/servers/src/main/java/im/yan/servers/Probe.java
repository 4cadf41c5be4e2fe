// SPDX-License-Identifier: Apache-2.0
package im.yan.servers;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;

/** Whether a process does its work yet. Asked again and again, from one thread; must answer within a second or so. */
@FunctionalInterface
public interface Probe {
    int TIMEOUT_MILLIS = 1_000;

    boolean ready();

    /** Somebody accepts connections on this port of loopback. */
    static Probe tcp(int port) {
        return () -> {
            try (var socket = new Socket()) {
                socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), TIMEOUT_MILLIS);
                return true;
            } catch (IOException e) {
                return false;
            }
        };
    }

    /** The address answers with 200. */
    static Probe http(URI uri) {
        return () -> {
            try {
                var connection = (HttpURLConnection) uri.toURL().openConnection();
                connection.setConnectTimeout(TIMEOUT_MILLIS);
                connection.setReadTimeout(TIMEOUT_MILLIS);
                try {
                    return connection.getResponseCode() == HttpURLConnection.HTTP_OK;
                } finally {
                    connection.disconnect();
                }
            } catch (IOException e) {
                return false;
            }
        };
    }
}
