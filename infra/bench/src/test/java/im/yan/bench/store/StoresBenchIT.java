// SPDX-License-Identifier: Apache-2.0
package im.yan.bench.store;

import static org.assertj.core.api.Assertions.assertThat;

import im.yan.dev.stack.Stack;
import im.yan.servers.Progress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The whole benchmark, small. */
class StoresBenchIT {
    private static final StoresPlan PLAN =
            new StoresPlan(4, 20, 20, Duration.ofSeconds(3), Duration.ofSeconds(1), 10, List.of(2));

    @Test
    void whatWasAckedIsSeenInEveryStore() throws Exception {
        try (var stack = Stack.start(StoresBench.stackIn(Path.of("target", "stores")), Progress.SILENT)) {

            var figures = new StoresBench(PLAN, stack, Progress.SILENT).run();

            System.out.println(StoresReport.of(PLAN, figures));
            assertThat(figures.messages().missing()).isZero();
            assertThat(figures.sightings()).hasSize(30).allMatch(Sighting::isComplete);
            assertThat(figures.rebuilds()).hasSize(4).allMatch(Rebuild::isSame);
        }
    }
}
