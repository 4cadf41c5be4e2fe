// SPDX-License-Identifier: Apache-2.0
package im.yan.connector.token;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.nimbusds.jose.JWSVerifier;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeyRingTest {
    private static final TestKeys OLD = TestKeys.named("old");
    private static final TestKeys NEW = TestKeys.named("new");

    private final AtomicLong nanos = new AtomicLong();
    private final AtomicInteger fetches = new AtomicInteger();
    private volatile Map<String, JWSVerifier> published = Map.of();
    private volatile boolean away;

    @Test
    void itTriesUntilThereAreKeys() {
        away = true;
        try (var ring = ring()) {
            ring.start();
            await().until(() -> fetches.get() >= 2);
            assertThat(ring.hasKeys()).isFalse();

            published = OLD.verifiers();
            away = false;

            await().until(ring::hasKeys);
        }
    }

    @Test
    void aKeyItDoesNotKnowIsFetchedWhenAskedFor() {
        published = OLD.verifiers();
        try (var ring = ring()) {
            assertThat(ring.find("old").join()).isInstanceOf(KeyRing.Known.class);
            published = NEW.verifiers();

            passes(5);

            assertThat(ring.find("new").join()).isInstanceOf(KeyRing.Known.class);
            assertThat(ring.find("old").join()).isEqualTo(new KeyRing.Unknown());
        }
    }

    @Test
    void howeverManyUnknownKeysAreAskedForTheyCostOneFetch() {
        published = OLD.verifiers();
        try (var ring = ring()) {
            for (var i = 0; i < 100; i++) {
                assertThat(ring.find("invented-" + i).join()).isEqualTo(new KeyRing.Unknown());
            }
            assertThat(fetches).hasValue(1);

            passes(5);
            ring.find("invented").join();

            assertThat(fetches).hasValue(2);
        }
    }

    @Test
    void keysStayWhileARefreshFails() {
        published = OLD.verifiers();
        try (var ring = ring()) {
            ring.find("old").join();
            away = true;
            passes(5);

            assertThat(ring.find("new").join()).isEqualTo(new KeyRing.Unreachable());
            assertThat(ring.find("old").join()).isInstanceOf(KeyRing.Known.class);
        }
    }

    @Test
    void keysComeOverHttp() throws IOException {
        var server = serving(OLD.jwks());
        try (var ring = KeyRing.fetchingFrom(location(server))) {
            await().until(ring::hasKeys);

            assertThat(ring.find("old").join()).isInstanceOf(KeyRing.Known.class);
        } finally {
            server.stop(0);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"keys\":[]}", "{}", "<html>", "[1,2"})
    void whatIsNoKeySetIsRefused(String body) throws IOException {
        var server = serving(body);
        try {
            assertThatThrownBy(() -> new JwksOverHttp(location(server)).fetch()).isInstanceOf(IOException.class);
        } finally {
            server.stop(0);
        }
    }

    @Test
    void aKeySetWithoutEndIsNotReadToItsEnd() throws IOException {
        var server = serving(" ".repeat(JwksOverHttp.BYTES_MAX) + OLD.jwks());
        try {
            assertThatThrownBy(() -> new JwksOverHttp(location(server)).fetch())
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("larger than");
        } finally {
            server.stop(0);
        }
    }

    private KeyRing ring() {
        return new KeyRing(this::fetch, nanos::get);
    }

    private Map<String, JWSVerifier> fetch() throws IOException {
        fetches.incrementAndGet();
        if (away) {
            throw new IOException("away");
        }
        return published;
    }

    private void passes(long seconds) {
        nanos.addAndGet(seconds * 1_000_000_000L);
    }

    private static HttpServer serving(String body) throws IOException {
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            var bytes = body.getBytes(UTF_8);
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        server.start();
        return server;
    }

    private static URI location(HttpServer server) {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
    }
}
