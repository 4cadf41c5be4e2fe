// SPDX-License-Identifier: Apache-2.0
package im.yan.bench.group;

import static org.assertj.core.api.Assertions.assertThat;

import im.yan.bench.group.GroupsPlan.Posting;
import im.yan.dev.stack.Stack;
import im.yan.servers.Progress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The whole benchmark, small: a group on each side of the diffusion limit. */
class GroupsBenchIT {
    private static final GroupsPlan PLAN = new GroupsPlan(
            List.of(5, 12),
            9,
            20,
            8,
            new Posting("alone", 10, 20),
            new Posting("together", 10, 10),
            new Posting("warm-up", 10, 20),
            Duration.ofSeconds(1));

    @Test
    void everybodyOnlineHearsEverythingOnBothSidesOfTheLimit() throws Exception {
        try (var stack = Stack.start(GroupsBench.stackIn(Path.of("target", "groups"), PLAN), Progress.SILENT)) {

            var groups = new GroupsBench(PLAN, stack, Progress.SILENT).run();

            System.out.println(GroupsReport.of(PLAN, groups));
            assertThat(groups).extracting(GroupFigures::deliveries).containsExactly(10 * 4, 10 * 8);
            assertThat(groups).allSatisfy(group -> {
                var together = group.together().figures();
                assertThat(together.missing()).isZero();
                assertThat(together.toDeliver().getTotalCount()).isEqualTo(group.deliveries());
                assertThat(together.toLast().getTotalCount()).isEqualTo(10);
                assertThat(group.alone().figures().unacked()).isZero();
                assertThat(group.together().hop().getTotalCount()).isPositive();
                assertThat(group.together().cpu().micros()).containsKeys("stream-router", "connector-1", "kafka");
            });
        }
    }
}
