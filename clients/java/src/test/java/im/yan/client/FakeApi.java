// SPDX-License-Identifier: Apache-2.0
package im.yan.client;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import im.yan.schemas.WireJson;
import im.yan.schemas.v1.ConversationEvent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;

/** The HTTP API as far as a client needs it: tokens named token-1, token-2, …, connectors, history from the fake log. */
final class FakeApi implements AutoCloseable {
    private static final Pattern NUMBER = Pattern.compile("(after|before|limit)=([0-9]+)");

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final AtomicInteger logins = new AtomicInteger();
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final FakeLog log;
    private final HttpServer server;
    volatile List<URI> connectors = List.of();
    volatile Duration tokenLifetime = Duration.ofHours(12);
    volatile boolean refuseLogins;
    volatile boolean broken;

    FakeApi(FakeLog log) {
        this.log = log;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    int logins() {
        return logins.get();
    }

    /** Method, path and query of every request so far. */
    List<String> requests() {
        return requests;
    }

    private void answer(HttpExchange exchange) throws IOException {
        var path = exchange.getRequestURI().getPath();
        requests.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
        if (broken) {
            respond(exchange, 500, "<html>");
        } else if (path.equals("/v1/tokens")) {
            login(exchange);
        } else if (path.equals("/v1/connectors")) {
            respond(exchange, 200, connectors());
        } else if (path.endsWith("/events")) {
            history(exchange, path.split("/")[3]);
        } else {
            respond(exchange, 404, error("NOT_FOUND", "there is no " + path));
        }
    }

    private void login(HttpExchange exchange) throws IOException {
        if (refuseLogins) {
            respond(exchange, 401, error("CREDENTIALS_INVALID", "name or password is wrong"));
            return;
        }
        respond(
                exchange,
                200,
                "{\"token\":\"token-%d\",\"userId\":\"%d\",\"expiresAtMillis\":\"%d\"}"
                        .formatted(
                                logins.incrementAndGet(),
                                FakeConnector.ME,
                                System.currentTimeMillis() + tokenLifetime.toMillis()));
    }

    private String connectors() {
        var entries = connectors.stream()
                .map("{\"address\":\"%s\",\"sessions\":1}"::formatted)
                .toList();
        return "{\"connectors\":[" + String.join(",", entries) + "]}";
    }

    private void history(HttpExchange exchange, String conversation) throws IOException {
        var query = exchange.getRequestURI().getQuery();
        var stored = log.stored(conversation);
        var limit = number(query, "limit", 100);
        var after = number(query, "after", 0);
        var events = stored.stream()
                .filter(event -> event.getSeq() > after)
                .limit(limit)
                .map((ConversationEvent event) -> WireJson.print(event))
                .toList();
        respond(
                exchange,
                200,
                "{\"events\":[" + String.join(",", events) + "],\"headSeq\":\"" + stored.size() + "\",\"new\":1}");
    }

    private static long number(String query, String name, long ifAbsent) {
        var match = NUMBER.matcher(query);
        while (match.find()) {
            if (match.group(1).equals(name)) {
                return Long.parseLong(match.group(2));
            }
        }
        return ifAbsent;
    }

    static String error(String code, String message) {
        return "{\"code\":\"%s\",\"message\":\"%s\"}".formatted(code, message);
    }

    private static void respond(HttpExchange exchange, int status, String body) throws IOException {
        try (exchange) {
            exchange.getRequestBody().readAllBytes();
            var bytes = body.getBytes(UTF_8);
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
