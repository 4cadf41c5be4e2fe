// SPDX-License-Identifier: Apache-2.0
package im.yan.api.repeating;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import im.yan.runtime.Service;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class RepeatingTest {
    private static final Duration PAUSE = Duration.ofMillis(1);

    @Test
    void aStepIsRepeatedUntilItIsClosed() throws Exception {
        var steps = new AtomicInteger();
        try (var service = Service.start("repeating", Map.of(), starting -> {})) {
            var repeating = Repeating.start(service, "counting", PAUSE, steps::incrementAndGet);
            await().until(() -> steps.get() > 3);

            repeating.close();

            var last = steps.get();
            await().during(Duration.ofMillis(50)).until(() -> steps.get() == last);
            assertThat(service.health().isLive()).isTrue();
        }
    }

    @Test
    void aBugInAStepFailsTheService() throws Exception {
        try (var service = Service.start("repeating", Map.of(), starting -> {})) {
            var repeating = Repeating.start(service, "failing", PAUSE, () -> {
                throw new IllegalStateException("a bug");
            });

            await().until(() -> !service.health().isLive());
            repeating.close();
        }
    }
}
