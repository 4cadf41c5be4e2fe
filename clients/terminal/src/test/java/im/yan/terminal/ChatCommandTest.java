// SPDX-License-Identifier: Apache-2.0
package im.yan.terminal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** What the user is told where there can be no chat, against an API that says what the test wants. */
class ChatCommandTest {
    private static final String ALICE = "{\"userId\":\"7\",\"name\":\"alice\",\"displayName\":\"Alice\"}";

    private final HttpServer server = listen();
    private final Map<String, String> answers = new HashMap<>(Map.of(
            "/v1/tokens",
            "200 {\"token\":\"t\",\"userId\":\"7\",\"expiresAtMillis\":\"9000000000000\"}",
            "/v1/accounts/7",
            "200 " + ALICE,
            "/v1/conversations",
            "200 {\"conversations\":[]}"));
    private final StringWriter errors = new StringWriter();

    private static HttpServer listen() {
        try {
            return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @BeforeEach
    void open() {
        server.createContext("/", exchange -> {
            try (exchange) {
                exchange.getRequestBody().readAllBytes();
                var answer = answers.getOrDefault(
                        exchange.getRequestURI().getPath(), error(404, "NOT_FOUND", "There is no such thing."));
                var body = answer.substring(4).getBytes(UTF_8);
                exchange.sendResponseHeaders(Integer.parseInt(answer.substring(0, 3)), body.length);
                exchange.getResponseBody().write(body);
            }
        });
        server.start();
    }

    @AfterEach
    void close() {
        server.stop(0);
    }

    @Test
    void anUnknownUserIsNamed() {
        assertThat(chat("--to", "nobody")).isEqualTo(1);
        assertThat(errors.toString()).startsWith("yan chat: there is no user called nobody;");
    }

    @Test
    void aWrongPasswordHasItsRemedy() {
        answers.put("/v1/tokens", error(401, "CREDENTIALS_INVALID", "wrong"));

        assertThat(chat("--to", "bob")).isEqualTo(1);
        assertThat(errors.toString())
                .contains("the password of alice is another one")
                .contains("--register");
    }

    @Test
    void aServerThatIsNotRunningIsToBeStarted() {
        server.stop(0);

        assertThat(chat("--to", "bob")).isEqualTo(1);
        assertThat(errors.toString()).contains("start it with ./yan up");
    }

    @Test
    void nobodyTalksToThemselves() {
        answers.put("/v1/accounts", "200 " + ALICE);

        assertThat(chat("--to", "alice")).isEqualTo(1);
        assertThat(errors.toString()).contains("you cannot talk to yourself");
    }

    @Test
    void aTakenNameIsSaid() {
        answers.put("/v1/accounts", error(409, "NAME_TAKEN", "taken"));

        assertThat(chat("--to", "bob", "--register")).isEqualTo(1);
        assertThat(errors.toString()).contains("the name alice is taken; leave --register away");
    }

    @Test
    void wrongOptionsAreExplained() {
        assertThat(chat()).isEqualTo(2);
        assertThat(errors.toString()).contains("--to");
    }

    private int chat(String... more) {
        var arguments = new String[3 + more.length];
        arguments[0] = "--user=alice";
        arguments[1] = "--password=alice-password";
        arguments[2] = "--api=http://127.0.0.1:" + server.getAddress().getPort();
        System.arraycopy(more, 0, arguments, 3, more.length);
        return new CommandLine(new ChatCommand())
                .setErr(new PrintWriter(errors, true))
                .execute(arguments);
    }

    private static String error(int status, String code, String message) {
        return "%d {\"code\":\"%s\",\"message\":\"%s\"}".formatted(status, code, message);
    }
}
