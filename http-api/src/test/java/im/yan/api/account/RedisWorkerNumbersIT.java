// SPDX-License-Identifier: Apache-2.0
package im.yan.api.account;

import im.yan.testkit.TestServers;
import org.junit.jupiter.api.AfterAll;

class RedisWorkerNumbersIT extends WorkerNumbersContract {
    private static final RedisWorkerNumbers NUMBERS = new RedisWorkerNumbers(TestServers.redis());

    @AfterAll
    static void close() {
        NUMBERS.close();
    }

    @Override
    WorkerNumbers numbers() {
        return NUMBERS;
    }
}
