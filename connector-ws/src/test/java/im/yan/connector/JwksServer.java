// SPDX-License-Identifier: Apache-2.0
package im.yan.connector;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpServer;
import im.yan.connector.token.TestKeys;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/** Stands for http-api: publishes a key. */
final class JwksServer implements AutoCloseable {
    private final HttpServer server;

    JwksServer(TestKeys keys) throws IOException {
        var jwks = keys.jwks().getBytes(UTF_8);
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/jwks.json", exchange -> {
            exchange.sendResponseHeaders(200, jwks.length);
            exchange.getResponseBody().write(jwks);
            exchange.close();
        });
        server.start();
    }

    String url() {
        return "http://127.0.0.1:%d/jwks.json".formatted(server.getAddress().getPort());
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
