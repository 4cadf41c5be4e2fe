// SPDX-License-Identifier: Apache-2.0
package im.yan.terminal;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** An API that says what the test wants: by path, a status and a body. Alice can log in, and has no conversations. */
final class ApiStub implements AutoCloseable {
    static final String ALICE = "{\"userId\":\"7\",\"name\":\"alice\",\"displayName\":\"Alice\"}";
    static final String BOB = "{\"userId\":\"9\",\"name\":\"bob\",\"displayName\":\"Bob\"}";

    final Map<String, String> answers = new ConcurrentHashMap<>(Map.of(
            "/v1/tokens",
            "200 {\"token\":\"t\",\"userId\":\"7\",\"expiresAtMillis\":\"9000000000000\"}",
            "/v1/accounts/7",
            "200 " + ALICE,
            "/v1/conversations",
            "200 {\"conversations\":[]}"));
    final List<String> requests = new CopyOnWriteArrayList<>();
    private final HttpServer server;

    ApiStub() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", exchange -> {
            try (exchange) {
                exchange.getRequestBody().readAllBytes();
                requests.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
                var answer = answers.getOrDefault(
                        exchange.getRequestURI().getPath(), error(404, "NOT_FOUND", "There is no such thing."));
                var body = answer.substring(4).getBytes(UTF_8);
                exchange.sendResponseHeaders(
                        Integer.parseInt(answer.substring(0, 3)), body.length == 0 ? -1 : body.length);
                exchange.getResponseBody().write(body);
            }
        });
        server.start();
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    static String error(int status, String code, String message) {
        return "%d {\"code\":\"%s\",\"message\":\"%s\"}".formatted(status, code, message);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
