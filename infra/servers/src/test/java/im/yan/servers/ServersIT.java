// SPDX-License-Identifier: Apache-2.0
package im.yan.servers;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServersIT {
    private static final Path SOFTWARE = Path.of("target", "software");

    private final Watchdog watchdog = Watchdog.start();

    @TempDir
    Path home;

    @AfterEach
    void nothingIsLeft() {
        watchdog.close();
    }

    @Test
    void kafkaComesBackWithItsLogAfterAKill() {
        var spec = new KafkaServer(folders(), Ports.free(), Ports.free()).prepare(Progress.SILENT);

        assertSurvivesAKill(spec);
    }

    @Test
    void mysqlComesBackAfterAKill() {
        var spec = new MysqlServer(folders(), Ports.free(), "yan", "yan", "secret").prepare(Progress.SILENT);

        assertSurvivesAKill(spec);
    }

    @Test
    void redisAnswers() throws IOException {
        var port = Ports.free();
        var server = new RedisServer(folders(), port);
        try (var redis = ChildProcess.start(server.prepare(Progress.SILENT), watchdog)) {
            redis.awaitReady();

            try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
                socket.getOutputStream().write("PING\r\n".getBytes(US_ASCII));
                var answer = new BufferedReader(new InputStreamReader(socket.getInputStream(), US_ASCII));
                assertThat(answer.readLine()).isEqualTo("+PONG");
            }
        }
    }

    @Test
    void elasticsearchIsGoneWithItsLauncher() throws Exception {
        var server = new ElasticsearchServer(folders(), Ports.free(), Ports.free());
        var elasticsearch = ChildProcess.start(server.prepare(Progress.SILENT), watchdog);
        elasticsearch.awaitReady();
        var health = HttpRequest.newBuilder(URI.create(server.url() + "/_cluster/health"))
                .build();

        try (var http = HttpClient.newHttpClient()) {
            assertThat(http.send(health, HttpResponse.BodyHandlers.ofString()).body())
                    .contains("\"cluster_name\":\"yan\"");
        }
        elasticsearch.kill();

        await().atMost(Duration.ofSeconds(20))
                .until(() -> !Probe.tcp(server.port()).ready());
    }

    private void assertSurvivesAKill(ChildSpec spec) {
        var first = ChildProcess.start(spec, watchdog);
        first.awaitReady();
        first.kill();
        first.onExit().join();

        try (var second = ChildProcess.start(spec, watchdog)) {
            second.awaitReady();

            assertThat(second.isAlive()).isTrue();
            assertThat(ProcessUsage.of(second.pid())
                            .map(ProcessUsage::residentBytes)
                            .orElse(1L))
                    .isPositive();
        }
    }

    private ServerFolders folders() {
        return new ServerFolders(SOFTWARE, home.resolve("data"), Path.of("target", "server-logs"));
    }
}
