// SPDX-License-Identifier: Apache-2.0
package im.yan.dev.stack;

import im.yan.servers.Probe;
import im.yan.servers.ServerException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;

/** A server that somebody else runs. */
final class GivenServer {

    private GivenServer() {}

    /**
     * Throws a {@link ServerException} that names the variable unless somebody accepts connections there.
     *
     * @param address {@code host:port}, several of them with commas, or a URL
     */
    static void requireReachable(String variable, String address) {
        var first = address.split(",")[0].strip();
        var uri = parse(variable, first.contains("://") ? first : "tcp://" + first);
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(uri.getHost(), uri.getPort()), Probe.TIMEOUT_MILLIS);
        } catch (IOException e) {
            throw new ServerException(
                    "nobody answers at %s, which %s names: start it, or unset the variable to get one of our own"
                            .formatted(first, variable),
                    e);
        }
    }

    private static URI parse(String variable, String address) {
        try {
            var uri = URI.create(address);
            if (uri.getHost() != null && uri.getPort() > 0) {
                return uri;
            }
        } catch (IllegalArgumentException e) {
            // Said below, as for any other address without host and port.
        }
        throw new ServerException("%s must name a host and a port, was %s".formatted(variable, address));
    }
}
