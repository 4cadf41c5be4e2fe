// SPDX-License-Identifier: Apache-2.0
package im.yan.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import im.yan.dev.stack.Stack;
import im.yan.servers.Progress;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The promise for groups that cross the limit of write diffusion, under kill -9 of every instance in turn. */
class GroupFaultRunIT {
    private static final ChaosPlan PLAN =
            new ChaosPlan(4_000, 60, 3, ChaosPlan.EVERY_INSTANCE, Duration.ofSeconds(3), 20_261_126);

    @Test
    void nothingIsLostDoubledMissingOrOutOfOrderAcrossTheLimit() throws Exception {
        try (var stack = Stack.start(Groups.stackIn(Path.of("target", "group-fault-run")), Progress.SILENT)) {

            var outcome = new FaultRun(PLAN, stack, Groups::connect, Progress.SILENT).run();

            System.out.println(outcome.text());
            assertThat(outcome.kept()).as(outcome.text()).isTrue();
            assertThat(outcome.kills()).hasSizeGreaterThanOrEqualTo(3);
        }
    }
}
