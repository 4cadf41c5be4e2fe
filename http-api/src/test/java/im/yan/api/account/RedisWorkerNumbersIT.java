// SPDX-License-Identifier: Apache-2.0
package im.yan.api.account;

import im.yan.api.redis.RedisAccess;
import im.yan.api.redis.RedisSettings;
import im.yan.testkit.TestServers;
import org.junit.jupiter.api.AfterAll;
import org.redisson.api.RedissonClient;

class RedisWorkerNumbersIT extends WorkerNumbersContract {
    private static final RedissonClient REDIS = RedisAccess.connect(new RedisSettings(TestServers.redis()));

    @AfterAll
    static void close() {
        REDIS.shutdown();
    }

    @Override
    WorkerNumbers numbers() {
        return new RedisWorkerNumbers(REDIS);
    }
}
