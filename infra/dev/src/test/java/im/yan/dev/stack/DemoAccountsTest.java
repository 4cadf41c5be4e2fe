// SPDX-License-Identifier: Apache-2.0
package im.yan.dev.stack;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.sun.net.httpserver.HttpServer;
import im.yan.servers.ServerException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DemoAccountsTest {
    private final List<String> registrations = new CopyOnWriteArrayList<>();
    private final HttpServer server;

    private volatile int status = 201;

    DemoAccountsTest() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/v1/accounts", exchange -> {
            registrations.add(new String(exchange.getRequestBody().readAllBytes(), UTF_8));
            exchange.sendResponseHeaders(status, -1);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void bothAreRegistered() {
        DemoAccounts.register(address());

        assertThat(registrations)
                .containsExactly(
                        "{\"name\":\"alice\",\"password\":\"alice-password\"}",
                        "{\"name\":\"bob\",\"password\":\"bob-password\"}");
    }

    @Test
    void whoIsThereAlreadyIsLeftAlone() {
        status = 409;

        DemoAccounts.register(address());

        assertThat(registrations).hasSize(2);
    }

    @Test
    void aRefusalIsSaidInOneSentence() {
        status = 500;

        assertThatExceptionOfType(ServerException.class)
                .isThrownBy(() -> DemoAccounts.register(address()))
                .withMessageStartingWith("alice could not be registered: ")
                .withMessageContaining("answered 500; ./yan logs http-api tells more");
    }

    private URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }
}
