// SPDX-License-Identifier: Apache-2.0
package im.yan.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import im.yan.servers.Progress;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The promise, under kill -9 of every service in turn. */
class FaultRunIT {
    private static final ChaosPlan PLAN = new ChaosPlan(
            20_000, 400, 10, ChaosPlan.killing(ChaosPlan.EVERY_SERVICE), Duration.ofSeconds(4), 20_261_125);

    @Test
    void nothingAckedIsLostDoubledMissingOrOutOfOrder() throws Exception {
        var outcome = Scenario.direct(Path.of("target", "fault-run")).play(PLAN, Progress.SILENT);

        System.out.println(outcome.text());
        assertThat(outcome.kept()).as(outcome.text()).isTrue();
        assertThat(outcome.strikes()).hasSizeGreaterThanOrEqualTo(ChaosPlan.EVERY_SERVICE.size());
    }
}
