// SPDX-License-Identifier: Apache-2.0
package im.yan.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ServiceTest {
    private final List<String> closed = new ArrayList<>();

    @Test
    void whatWasOpenedLastIsClosedFirst() throws Exception {
        var service = start(starting -> {
            starting.closing(() -> closed.add("first"));
            starting.closing(() -> closed.add("second"));
        });

        service.close();
        service.close();

        assertThat(closed).containsExactly("second", "first");
    }

    @Test
    void aPartThatFailsToCloseKeepsNoOtherOpen() throws Exception {
        var service = start(starting -> {
            starting.closing(() -> closed.add("first"));
            starting.closing(() -> {
                throw new IOException("stuck");
            });
        });

        service.close();

        assertThat(closed).containsExactly("first");
    }

    @Test
    void aStartThatFailsClosesWhatItOpened() {
        assertThatThrownBy(() -> start(starting -> {
                    starting.closing(() -> closed.add("opened"));
                    throw new ConfigException("PORT must be set");
                }))
                .isInstanceOf(ConfigException.class);

        assertThat(closed).containsExactly("opened");
    }

    @Test
    void itIsReadyOnlyWhileEveryPartIs() throws Exception {
        var connected = new AtomicBoolean();
        try (var service = start(starting -> starting.health().readyWhen("kafka", connected::get))) {
            assertThat(get(service, "/health/ready").statusCode()).isEqualTo(503);
            assertThat(get(service, "/health/ready").body()).contains("\"kafka\":false");

            connected.set(true);

            assertThat(get(service, "/health/ready").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void itIsNotReadyBeforeItsWiringIsDone() throws Exception {
        var whileStarting = new AtomicInteger();

        try (var service = start(
                starting -> whileStarting.set(get(starting, "/health/ready").statusCode()))) {
            assertThat(whileStarting).hasValue(503);
            assertThat(get(service, "/health/ready").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void aFailedServiceIsNoLongerLive() throws Exception {
        try (var service = start(starting -> {})) {
            assertThat(get(service, "/health/live").statusCode()).isEqualTo(200);

            service.fail("a test", new IllegalStateException("broken"));

            assertThat(get(service, "/health/live").statusCode()).isEqualTo(503);
            assertThat(get(service, "/health/ready").statusCode()).isEqualTo(503);
        }
    }

    @Test
    void metricsCarryTheServicesName() throws Exception {
        try (var service =
                start(starting -> starting.metrics().counter("yan.test.frames").increment())) {
            assertThat(get(service, "/metrics").body())
                    .contains("yan_test_frames_total{service=\"test\"} 1.0")
                    .contains("jvm_memory_used_bytes");
        }
    }

    private static Service start(Service.Wiring wiring) throws Exception {
        return Service.start("test", Map.of(), wiring);
    }

    private static HttpResponse<String> get(Service service, String path) throws IOException, InterruptedException {
        try (var http = HttpClient.newHttpClient()) {
            var uri = URI.create("http://127.0.0.1:" + service.managementPort() + path);
            return http.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
        }
    }
}
