// SPDX-License-Identifier: Apache-2.0
package im.yan.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import im.yan.runtime.Service;
import im.yan.testkit.TestMysql;
import im.yan.testkit.TestServers;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;

/** An http-api on a port of its own, and a client of it. */
final class TestApi implements AutoCloseable {
    static final String PASSWORD = "correct horse battery";
    static final String OPERATORS_KEY = "the-operators-key-of-the-tests";
    private static final Path STATE =
            Path.of("target", "state", UUID.randomUUID().toString());

    /** What the shared instance signs with. */
    static final RSAKey KEY = key();

    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private static final class Shared {
        // Ends with the JVM.
        static final TestApi API = start(Map.of());
    }

    private final Service service;
    private final int port;

    private TestApi(Service service, int port) {
        this.service = service;
        this.port = port;
    }

    /** The one most tests talk to. */
    static TestApi shared() {
        return Shared.API;
    }

    /** On the shared servers, ready, with cheap password hashes; what is given comes on top. */
    static TestApi start(Map<String, String> more) {
        var api = startUnready(more);
        api.awaitReady();
        api.awaitWorkerNumber();
        return api;
    }

    /** As {@link #start}, without waiting for the servers it needs. */
    static TestApi startUnready(Map<String, String> more) {
        var variables = new HashMap<>(Map.of(
                "API_PORT", "0",
                "API_KEY_FILE", STATE.resolve("key.json").toString(),
                "API_ARGON2_MEMORY_KIB", "1024",
                "API_ARGON2_ITERATIONS", "1",
                "API_OPERATOR_KEY", OPERATORS_KEY,
                "API_WORKER_LEASE", "3s"));
        more.forEach(variables::put);
        if (!more.containsKey("YAN_MYSQL")) {
            variables.putAll(mysql(TestServers.mysql()));
        }
        variables.computeIfAbsent("YAN_REDIS", name -> TestServers.redis());
        variables.computeIfAbsent("YAN_KAFKA", name -> TestServers.kafka());
        var port = new int[1];
        try {
            var service = Service.start(
                    "http-api",
                    variables,
                    starting -> port[0] = ApiServer.start(starting, ApiConfig.from(starting.env()))
                            .port());
            return new TestApi(service, port[0]);
        } catch (Exception e) {
            throw new IllegalStateException("http-api did not start", e);
        }
    }

    static Map<String, String> mysql(TestMysql mysql) {
        return Map.of(
                "YAN_MYSQL", mysql.address(),
                "YAN_MYSQL_DATABASE", mysql.database(),
                "YAN_MYSQL_USER", mysql.user(),
                "YAN_MYSQL_PASSWORD", mysql.password());
    }

    private static RSAKey key() {
        try {
            Files.createDirectories(STATE);
            var key = new RSAKeyGenerator(2048).keyIDFromThumbprint(true).generate();
            Files.writeString(STATE.resolve("key.json"), new JWKSet(key).toString(false));
            return key;
        } catch (Exception e) {
            throw new IllegalStateException("no key for the tests", e);
        }
    }

    boolean isReady() {
        return service.health().isReady();
    }

    void awaitReady() {
        Awaitility.await().atMost(Duration.ofSeconds(20)).until(this::isReady);
    }

    void awaitWorkerNumber() {
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() -> register(newName()).status() == 201);
    }

    String metrics() throws Exception {
        var uri = URI.create("http://127.0.0.1:" + service.managementPort() + "/metrics");
        return CLIENT.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString())
                .body();
    }

    int port() {
        return port;
    }

    static String newName() {
        return "u" + UUID.randomUUID().toString().substring(0, 18);
    }

    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(Duration.ofSeconds(15));
    }

    Answer send(HttpRequest.Builder request) {
        try {
            return new Answer(CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString()));
        } catch (IOException e) {
            throw new IllegalStateException("no answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    Answer get(String path) {
        return send(request(path));
    }

    Answer post(String path, String json) {
        return send(request(path)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(json)));
    }

    /** Without a body where the JSON is empty. */
    Answer send(String method, String path, String token, String json) {
        var body = json.isEmpty() ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(json);
        return send(request(path)
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .method(method, body));
    }

    Answer register(String name) {
        return post("/v1/accounts", """
                {"name":"%s","password":"%s"}
                """.formatted(name, PASSWORD));
    }

    Answer logIn(String name, String password) {
        return post("/v1/tokens", """
                {"name":"%s","password":"%s"}
                """.formatted(name, password));
    }

    /** With a token for this device. */
    User logInFrom(String deviceId, User user) {
        var answer = post("/v1/tokens", """
                {"name":"%s","password":"%s","device":{"id":"%s","name":"a device","kind":"WEB"}}
                """.formatted(user.name(), PASSWORD, deviceId));
        assertThat(answer.status()).isEqualTo(200);
        return new User(user.name(), user.id(), answer.text("token"));
    }

    /** A registered account with a token. */
    User user() {
        var name = newName();
        var registered = register(name);
        assertThat(registered.status()).isEqualTo(201);
        return new User(
                name,
                Long.parseLong(registered.text("userId")),
                logIn(name, PASSWORD).text("token"));
    }

    final class User {
        private final String name;
        private final long id;
        private final String token;

        User(String name, long id, String token) {
            this.name = name;
            this.id = id;
            this.token = token;
        }

        String name() {
            return name;
        }

        long id() {
            return id;
        }

        String token() {
            return token;
        }

        Answer get(String path) {
            return send(request(path).header("Authorization", "Bearer " + token));
        }

        Answer post(String path, String json) {
            return TestApi.this.send("POST", path, token, json);
        }

        Answer put(String path, String json) {
            return TestApi.this.send("PUT", path, token, json);
        }

        Answer delete(String path) {
            return TestApi.this.send("DELETE", path, token, "");
        }
    }

    @Override
    public void close() {
        service.close();
    }
}
