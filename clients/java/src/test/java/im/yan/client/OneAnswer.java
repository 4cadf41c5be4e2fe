// SPDX-License-Identifier: Apache-2.0
package im.yan.client;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** An HTTP server that answers everything alike, and remembers what it was asked. */
final class OneAnswer implements AutoCloseable {
    /** Method, path, authorization and body. */
    final List<String> requests = new CopyOnWriteArrayList<>();

    volatile int status = 200;
    volatile String answer = "{}";
    private final HttpServer server;

    OneAnswer() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", exchange -> {
            try (exchange) {
                var body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
                var authorization = exchange.getRequestHeaders()
                        .getOrDefault("Authorization", List.of("-"))
                        .getFirst();
                requests.add("%s %s %s %s"
                        .formatted(exchange.getRequestMethod(), exchange.getRequestURI(), authorization, body));
                var bytes = answer.getBytes(UTF_8);
                exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
                exchange.getResponseBody().write(bytes);
            }
        });
        server.start();
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
