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
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
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
    private final List<String> bodies = new CopyOnWriteArrayList<>();
    private final FakeLog log;
    private final HttpServer server;
    volatile List<URI> connectors = List.of();
    volatile Duration tokenLifetime = Duration.ofHours(12);
    volatile boolean refuseLogins;
    volatile boolean broken;

    /** Conversations the user is not in. */
    final Set<String> notTheirs = ConcurrentHashMap.newKeySet();

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

    /** What came with them. */
    List<String> bodies() {
        return bodies;
    }

    /** How often this conversation's history was asked for. */
    long pulls(String conversation) {
        return requests.stream()
                .filter(request -> request.contains("/" + conversation + "/events"))
                .count();
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
        } else if (path.endsWith("/events") && notTheirs.contains(path.split("/")[3])) {
            respond(exchange, 403, error("NOT_A_MEMBER", "you are not in this conversation"));
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
        var visibleFrom = log.visibleFrom(conversation);
        var after = Math.max(number(query, "after", 0), visibleFrom - 1);
        var events = stored.stream()
                .filter(event -> event.getSeq() > after)
                .limit(limit)
                .map((ConversationEvent event) -> WireJson.print(event))
                .toList();
        respond(
                exchange,
                200,
                "{\"events\":[" + String.join(",", events) + "],\"headSeq\":\"" + stored.size()
                        + "\",\"visibleFromSeq\":\"" + visibleFrom + "\",\"new\":1}");
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

    private void respond(HttpExchange exchange, int status, String body) throws IOException {
        try (exchange) {
            bodies.add(new String(exchange.getRequestBody().readAllBytes(), UTF_8));
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
