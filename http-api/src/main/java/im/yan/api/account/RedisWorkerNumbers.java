// SPDX-License-Identifier: Apache-2.0
package im.yan.api.account;

import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.redisson.api.RScript;
import org.redisson.api.RedissonClient;
import org.redisson.client.RedisException;
import org.redisson.client.codec.StringCodec;

/** Worker numbers as keys in Redis, one each, that expire with their lease. For one thread. */
final class RedisWorkerNumbers implements WorkerNumbers {
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

    private final RedissonClient client;

    RedisWorkerNumbers(RedissonClient client) {
        this.client = client;
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
}
