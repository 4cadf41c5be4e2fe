// SPDX-License-Identifier: Apache-2.0
package im.yan.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import im.yan.servers.Progress;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The promise for groups that cross the limit of write diffusion, under kill -9 of every instance in turn. */
class GroupFaultRunIT {
    private static final ChaosPlan PLAN =
            new ChaosPlan(4_000, 60, 3, ChaosPlan.killing(ChaosPlan.EVERY_INSTANCE), Duration.ofSeconds(3), 20_261_126);

    @Test
    void nothingIsLostDoubledMissingOrOutOfOrderAcrossTheLimit() throws Exception {
        var outcome = Scenario.groups(Path.of("target", "group-fault-run")).play(PLAN, Progress.SILENT);

        System.out.println(outcome.text());
        assertThat(outcome.kept()).as(outcome.text()).isTrue();
        assertThat(outcome.strikes()).hasSizeGreaterThanOrEqualTo(ChaosPlan.EVERY_INSTANCE.size());
    }
}
