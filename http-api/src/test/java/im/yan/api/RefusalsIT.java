// SPDX-License-Identifier: Apache-2.0
package im.yan.api;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RefusalsIT {
    private final TestApi api = TestApi.shared();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "{",
                "{} {}",
                "\"text\"",
                "{\"name\":\"valid-name\",\"password\":\"valid-password\",\"surprise\":1}",
                "{\"name\":{\"first\":\"a\"},\"password\":\"valid-password\"}"
            })
    void whatIsNotTheDocumentedJsonIsInvalid(String body) {
        assertThat(api.post("/v1/accounts", body).refusal()).isEqualTo("400 INVALID_ARGUMENT");
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /v1/tokens, '', 405 INVALID_ARGUMENT",
        "DELETE, /v1/connectors, '', 405 INVALID_ARGUMENT",
        "GET, /v1/connectors, text/html, 406 INVALID_ARGUMENT",
        "GET, /v1/connectors;x=1, '', 400 INVALID_ARGUMENT",
        "GET, //v1/connectors, '', 400 INVALID_ARGUMENT",
        "GET, /v1/%2e%2e/connectors, '', 400 INVALID_ARGUMENT",
        "GET, /v3/api-docs/nothing, '', 404 NOT_FOUND",
        "GET, /swagger-ui/nothing.js, '', 404 NOT_FOUND",
        "TRACE, /v1/connectors, '', 405 INVALID_ARGUMENT"
    })
    void everyRefusalIsTheEnvelope(String method, String path, String accept, String expected) {
        var request = api.request(path).method(method, BodyPublishers.noBody());
        if (!accept.isEmpty()) {
            request.header("Accept", accept);
        }

        var answer = api.send(request);

        assertThat(answer.refusal()).isEqualTo(expected);
        assertThat(answer.header("Content-Type")).startsWith("application/json");
    }

    @Test
    void anAddressThatDoesNotExistIsNotFoundWithAToken() {
        assertThat(api.user().get("/v1/nothing-here").refusal()).isEqualTo("404 NOT_FOUND");
    }

    @Test
    void theMethodsThatWouldDoAreNamed() {
        assertThat(api.get("/v1/tokens").header("Allow")).isEqualTo("POST");
    }

    @Test
    void aBodyMustBeJson() {
        var answer = api.send(api.request("/v1/tokens")
                .header("Content-Type", "text/plain")
                .POST(BodyPublishers.ofString("{\"name\":\"alice\",\"password\":\"alice-password\"}")));

        assertThat(answer.refusal()).isEqualTo("415 INVALID_ARGUMENT");
    }

    @Test
    void aBodyBeyondTheLimitIsRefusedWhetherItsLengthIsToldOrNot() {
        var large = "{\"name\":\"" + "a".repeat(64 * 1024) + "\"}";

        var told = api.post("/v1/accounts", large);
        var untold = api.send(api.request("/v1/accounts")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(large.getBytes(US_ASCII)))));

        assertThat(told.refusal()).isEqualTo("413 CONTENT_TOO_LARGE");
        assertThat(untold.refusal()).isEqualTo("413 CONTENT_TOO_LARGE");
        assertThat(told.text("message")).contains("65536 bytes");
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET /v1/connectors|x HTTP/1.1\r\nHost: x\r\n\r\n", "garbage\r\n\r\n"})
    void whatIsNotHttpIsRefusedToo(String request) throws IOException {
        assertThat(raw(request))
                .startsWith("HTTP/1.1 400")
                .doesNotContain("<html")
                .doesNotContain("Tomcat");
    }

    @Test
    void headersBeyondTheLimitAreRefused() throws IOException {
        var request = "GET /v1/connectors HTTP/1.1\r\nHost: x\r\nX: " + "x".repeat(17 * 1024) + "\r\n\r\n";

        assertThat(raw(request)).startsWith("HTTP/1.1 400").doesNotContain("<html");
    }

    @Test
    void anAnswerTellsBrowsersToBeCareful() {
        var answer = api.get("/v1/connectors");

        assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(answer.header("X-Frame-Options")).isEqualTo("DENY");
        assertThat(answer.header("Content-Security-Policy")).contains("default-src 'self'");
        assertThat(answer.header("Referrer-Policy")).isEqualTo("no-referrer");
        assertThat(answer.header("Cache-Control")).contains("no-store");
        assertThat(answer.header("Set-Cookie")).isEmpty();
        assertThat(answer.header("Access-Control-Allow-Origin")).isEmpty();
    }

    private String raw(String request) throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), api.port())) {
            socket.setSoTimeout(5000);
            socket.getOutputStream().write(request.getBytes(US_ASCII));
            return new String(socket.getInputStream().readNBytes(2048), US_ASCII);
        }
    }
}
