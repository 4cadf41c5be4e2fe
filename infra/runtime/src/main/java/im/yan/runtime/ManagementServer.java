// SPDX-License-Identifier: Apache-2.0
package im.yan.runtime;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** {@code /health/live}, {@code /health/ready} (200 or 503, with the parts) and {@code /metrics} for Prometheus. */
final class ManagementServer implements AutoCloseable {
    private final HttpServer server;
    private final ExecutorService executor;

    ManagementServer(InetSocketAddress address, Health health, PrometheusMeterRegistry metrics) throws IOException {
        server = HttpServer.create(address, 16);
        executor = Executors.newSingleThreadExecutor(
                Thread.ofPlatform().daemon().name("management").factory());
        server.setExecutor(executor);
        server.createContext("/health/live", exchange -> answerHealth(exchange, health.isLive(), health.liveJson()));
        server.createContext("/health/ready", exchange -> answerHealth(exchange, health.isReady(), health.readyJson()));
        server.createContext(
                "/metrics", exchange -> answer(exchange, 200, "text/plain; version=0.0.4", metrics.scrape()));
        server.start();
    }

    int port() {
        return server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
        executor.shutdownNow();
    }

    private static void answerHealth(HttpExchange exchange, boolean up, String json) throws IOException {
        answer(exchange, up ? 200 : 503, "application/json", json);
    }

    private static void answer(HttpExchange exchange, int status, String type, String text) throws IOException {
        var body = text.getBytes(UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, body.length);
        try (var out = exchange.getResponseBody()) {
            out.write(body);
        }
    }
}
