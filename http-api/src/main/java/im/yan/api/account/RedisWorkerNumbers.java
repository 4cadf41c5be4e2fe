// SPDX-License-Identifier: Apache-2.0
package im.yan.api.account;

import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.redisson.Redisson;
import org.redisson.api.RScript;
import org.redisson.api.RedissonClient;
import org.redisson.client.RedisException;
import org.redisson.client.codec.StringCodec;
import org.redisson.config.Config;

/** Worker numbers as keys in Redis, one each, that expire with their lease. For one thread. */
final class RedisWorkerNumbers implements WorkerNumbers, AutoCloseable {
    private static final String HOLD = """
            local holder = redis.call('get', KEYS[1])
            if holder and holder ~= ARGV[1] then return 0 end
            redis.call('set', KEYS[1], ARGV[1], 'px', ARGV[2])
            return 1
            """;
    private static final String RELEASE = """
            if redis.call('get', KEYS[1]) == ARGV[1] then return redis.call('del', KEYS[1]) end
            return 0
            """;
    private static final int TIMEOUT_MILLIS = 1000;

    private final RedissonClient client;

    RedisWorkerNumbers(String address) {
        // Lazy, because the service starts without Redis too.
        var config = new Config()
                .setLazyInitialization(true)
                .setCodec(StringCodec.INSTANCE)
                .setThreads(1)
                .setNettyThreads(1);
        config.useSingleServer()
                .setAddress(address)
                .setConnectionMinimumIdleSize(1)
                .setConnectionPoolSize(2)
                .setSubscriptionConnectionMinimumIdleSize(0)
                .setSubscriptionConnectionPoolSize(1)
                .setConnectTimeout(TIMEOUT_MILLIS)
                .setTimeout(TIMEOUT_MILLIS)
                .setRetryAttempts(0);
        client = Redisson.create(config);
    }

    @Override
    public boolean hold(int worker, String holder, Duration lease) {
        return run(HOLD, worker, holder, Long.toString(lease.toMillis()));
    }

    @Override
    public void release(int worker, String holder) {
        run(RELEASE, worker, holder);
    }

    private boolean run(String script, int worker, Object... values) {
        return reached(() -> client.getScript(StringCodec.INSTANCE)
                .<Boolean>eval(
                        RScript.Mode.READ_WRITE,
                        script,
                        RScript.ReturnType.BOOLEAN,
                        List.of("yan:api:worker:" + worker),
                        values));
    }

    private static <T> T reached(Supplier<T> command) {
        try {
            return command.get();
        } catch (RedisException e) {
            throw new AwayException(e);
        }
    }

    @Override
    public void close() {
        client.shutdown();
    }
}
