// SPDX-License-Identifier: Apache-2.0
package im.yan.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SharedResourcesTest {
    private static final int CLIENTS = 100;

    private final ClientFixture at = new ClientFixture();

    @AfterEach
    void close() {
        at.close();
    }

    @Test
    void manyClientsNeedNoMoreThreadsThanOne() throws Exception {
        at.connected().send("d:1:7", "warm").get(5, TimeUnit.SECONDS);
        var before = platformThreads();

        var answers = IntStream.range(0, CLIENTS)
                .mapToObj(i -> at.remember(at.builder().token(() -> "token").build())
                        .connect()
                        .send("d:7:" + (100 + i), "hello"))
                .toArray(CompletableFuture[]::new);
        CompletableFuture.allOf(answers).get(20, TimeUnit.SECONDS);

        // The carriers of virtual threads may come and go; there are never more of them than a few per core.
        assertThat(platformThreads() - before).isLessThan(CLIENTS / 4);
        assertThat(at.connector.sessionCount()).isEqualTo(CLIENTS + 1);
    }

    private static int platformThreads() {
        return Thread.getAllStackTraces().size();
    }
}
