// SPDX-License-Identifier: Apache-2.0
package im.yan.storage;

import im.yan.runtime.Service;
import im.yan.testkit.TestMysql;
import im.yan.testkit.TestServers;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.Map;

/** The whole service as a test runs it, with a metric or two to look at. */
public final class RunningSink implements AutoCloseable {
    private final Service service;

    private RunningSink(Service service) {
        this.service = service;
    }

    /** The log into this database, as this consumer group; no feed. */
    public static RunningSink keeping(TestMysql mysql, String group) throws Exception {
        return start(mysql, Map.of("STORAGE_GROUP", group, "STORAGE_FEED", "false"));
    }

    /** Both halves. */
    static RunningSink start(TestMysql mysql, Map<String, String> more) throws Exception {
        return new RunningSink(Service.start("storage-sink", variables(mysql, more), StorageMain::wire));
    }

    /** What it is told. */
    static Map<String, String> variables(TestMysql mysql, Map<String, String> more) {
        var variables = new HashMap<>(Map.of(
                "YAN_MYSQL", mysql.address(),
                "YAN_MYSQL_DATABASE", mysql.database(),
                "YAN_MYSQL_USER", mysql.user(),
                "YAN_MYSQL_PASSWORD", mysql.password(),
                "YAN_MYSQL_SSL", "DISABLED",
                "STORAGE_GROUP", mysql.database(),
                "STORAGE_RETRY_MAX", "500ms",
                // Tests share a log that no other database of theirs has all of.
                "STORAGE_AUDIT_RATE", "0"));
        variables.putAll(more);
        variables.computeIfAbsent("YAN_KAFKA", own -> TestServers.kafka());
        return variables;
    }

    Service service() {
        return service;
    }

    public boolean isReady() {
        return service.health().isReady();
    }

    double count(String counter, String... tags) {
        return service.metrics().get(counter).tags(tags).counter().count();
    }

    double gauge(String gauge, String... tags) {
        return service.metrics().get(gauge).tags(tags).gauge().value();
    }

    /** As Prometheus gets it. */
    String metricsPage() throws IOException, InterruptedException {
        var page = URI.create("http://127.0.0.1:" + service.managementPort() + "/metrics");
        try (var client = HttpClient.newHttpClient()) {
            return client.send(HttpRequest.newBuilder(page).build(), HttpResponse.BodyHandlers.ofString())
                    .body();
        }
    }

    /** Before its time; closing it again is harmless. */
    void stop() {
        service.close();
    }

    @Override
    public void close() {
        stop();
    }
}
