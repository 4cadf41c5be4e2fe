// SPDX-License-Identifier: Apache-2.0
package im.yan.api;

import im.yan.servers.Ports;
import im.yan.servers.Progress;
import im.yan.servers.RedisServer;
import im.yan.testkit.OwnServer;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.awaitility.Awaitility;

/** An http-api with a Redis of its own, which a test fills in the place of the feed. */
record CachedApi(OwnServer redis, String url, TestApi api, CacheRows rows) implements AutoCloseable {
    private static final Duration SOON = Duration.ofSeconds(20);

    /** It believes what is there for an hour, unless it is told otherwise. */
    static CachedApi start(Map<String, String> more) {
        var server = new RedisServer(OwnServer.folders(), Ports.free());
        var redis = OwnServer.start(server.prepare(Progress.SILENT));
        var variables = new TreeMap<>(Map.of("YAN_REDIS", server.url(), "API_CACHE_AGE_MAX", "1h"));
        variables.putAll(more);
        var cached = new CachedApi(redis, server.url(), TestApi.start(variables), new CacheRows(server.url()));
        cached.rows().begin();
        cached.awaitBelieved();
        return cached;
    }

    void awaitBelieved() {
        Awaitility.await()
                .atMost(SOON)
                .until(() -> !api.get("/v1/status").response().body().contains("redis"));
    }

    /** Somebody who got her token elsewhere. */
    TestApi.User as(TestApi.User user) {
        return api.new User(user.name(), user.id(), user.token());
    }

    @Override
    public void close() {
        api.close();
        rows.close();
        redis.close();
    }
}
