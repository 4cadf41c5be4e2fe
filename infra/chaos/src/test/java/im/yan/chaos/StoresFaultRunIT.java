// SPDX-License-Identifier: Apache-2.0
package im.yan.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import im.yan.servers.Progress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The promise while every store, and what carries to it, goes away once; and that the stores agree in the end. */
class StoresFaultRunIT {
    private static final Duration PAUSE = Duration.ofSeconds(4);
    private static final List<Fault> FAULTS = List.of(
            new Fault.Kill("mysql"),
            new Fault.Pause("redis", PAUSE),
            new Fault.Pause("storage-sink", PAUSE),
            new Fault.Shutdown("elasticsearch", PAUSE),
            new Fault.KillLeader(),
            new Fault.Pause("mysql", PAUSE),
            new Fault.Kill("redis"));
    private static final ChaosPlan PLAN = new ChaosPlan(1_500, 30, 2, FAULTS, Duration.ofSeconds(1), 20_261_127);

    @Test
    void chatGoesOnWithoutAnyStoreAndTheyAgreeInTheEnd() throws Exception {
        var outcome = Scenario.stores(Path.of("target", "stores-fault-run")).play(PLAN, Progress.SILENT);

        System.out.println(outcome.text());
        assertThat(outcome.kept()).as(outcome.text()).isTrue();
        assertThat(outcome.strikes()).hasSizeGreaterThanOrEqualTo(FAULTS.size());
    }
}
