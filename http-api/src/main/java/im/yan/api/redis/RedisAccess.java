// SPDX-License-Identifier: Apache-2.0
package im.yan.api.redis;

import org.redisson.Redisson;
import org.redisson.api.RedissonClient;
import org.redisson.client.codec.ByteArrayCodec;
import org.redisson.config.Config;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** A client that everybody shares, with few connections: what is asked is answered within a millisecond. */
@Configuration(proxyBeanMethods = false)
public final class RedisAccess {
    private static final int TIMEOUT_MILLIS = 1000;
    private static final int CONNECTIONS_MAX = 8;

    @Bean(destroyMethod = "shutdown")
    RedissonClient redis(RedisSettings settings) {
        return connect(settings);
    }

    public static RedissonClient connect(RedisSettings settings) {
        // Lazy, because the service starts without Redis too.
        var config = new Config()
                .setLazyInitialization(true)
                .setCodec(ByteArrayCodec.INSTANCE)
                .setThreads(1)
                .setNettyThreads(1);
        config.useSingleServer()
                .setAddress(settings.address())
                .setConnectionMinimumIdleSize(1)
                .setConnectionPoolSize(CONNECTIONS_MAX)
                .setSubscriptionConnectionMinimumIdleSize(0)
                .setSubscriptionConnectionPoolSize(1)
                .setConnectTimeout(TIMEOUT_MILLIS)
                .setTimeout(TIMEOUT_MILLIS)
                .setRetryAttempts(0);
        return Redisson.create(config);
    }
}
