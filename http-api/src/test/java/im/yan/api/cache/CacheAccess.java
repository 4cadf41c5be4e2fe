// SPDX-License-Identifier: Apache-2.0
package im.yan.api.cache;

import im.yan.api.redis.RedisAccess;
import im.yan.api.redis.RedisSettings;
import im.yan.runtime.Service;
import java.time.Duration;
import java.util.Map;
import org.redisson.api.RedissonClient;

/** A cache without a service around it. */
public record CacheAccess(Service service, RedissonClient redis, RedisReads reads) implements AutoCloseable {
    private static final CacheSettings SETTINGS =
            new CacheSettings(true, Duration.ofSeconds(3), Duration.ofMillis(100), 8);

    public static CacheAccess start(String url) {
        try {
            var service = Service.start("cache", Map.of(), nothing -> {});
            var redis = RedisAccess.connect(new RedisSettings(url));
            return new CacheAccess(service, redis, new RedisReads(redis, SETTINGS, service));
        } catch (Exception e) {
            throw new IllegalStateException("no cache", e);
        }
    }

    public Cache cache() {
        return new Cache(reads, SETTINGS, service.metrics());
    }

    public Misses misses() {
        return new Misses(SETTINGS, service.metrics());
    }

    /** How many questions about events have shared somebody else's query. */
    public double shared() {
        return service.metrics()
                .counter("yan.api.cache.shared", "part", "events")
                .count();
    }

    @Override
    public void close() {
        reads.close();
        redis.shutdown();
        service.close();
    }
}
