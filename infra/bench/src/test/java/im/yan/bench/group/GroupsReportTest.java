// SPDX-License-Identifier: Apache-2.0
package im.yan.bench.group;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import im.yan.bench.group.GroupsPlan.Posting;
import im.yan.bench.measuring.CpuCost;
import im.yan.bench.measuring.CpuReading;
import im.yan.bench.measuring.Figures;
import im.yan.bench.measuring.Step;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

class GroupsReportTest {
    private static final CpuCost NOTHING = new CpuCost(Map.of());
    private static final Posting POSTING = new Posting("--messages, --rate", 10, 2);

    @Test
    void costIsComparedWithTheFirstSize() {
        var report = GroupsReport.of(plan(10, 1_000), List.of(group(10, 10, 400, 0), group(1_000, 20, 440, 0)));

        assertThat(report).contains("|   1,000 |           1.10 |");
    }

    @Test
    void connectorsAreOneColumnAndTheLoadGeneratorIsNoPartOfTheStack() {
        var step = group(10, 11, 400, 0).together();

        assertThat(step.cpu().of("connector")).isEqualTo(60);
        assertThat(step.cpu().ofStack()).isEqualTo(460);
    }

    @Test
    void aDeliveryCostsWhatAMessageCostsDividedAmongThoseWhoHearIt() {
        var report = GroupsReport.of(plan(11), List.of(group(11, 11, 400, 0)));

        assertThat(report).contains("|      11 |       6.0 |  46.0 |            9.0 |");
    }

    @Test
    void whatIsMissingIsSaid() {
        assertThat(GroupsReport.line(group(1_000, 20, 400, 3))).contains("190 deliveries", "missing 3");
    }

    @Test
    void waitingForNewAccountsIsNotAddingMembers() {
        var growth = new Growth("g:1", 1_000, Duration.ofSeconds(5), Duration.ofSeconds(3), Duration.ZERO, NOTHING);

        assertThat(growth.membersPerSecond()).isEqualTo(500);
    }

    @Test
    void groupsAreMeasuredFromTheSmallest() {
        var plan = plan(100, 10);

        assertThat(plan.sizes()).containsExactly(10, 100);
        assertThat(plan.people()).isEqualTo(100);
        assertThat(plan.onlineOf(100)).isEqualTo(20);
        assertThat(plan.onlineOf(10)).isEqualTo(10);
    }

    @Test
    void aPlanThatMakesNoSenseNamesTheOption() {
        assertThatThrownBy(() -> plan(1)).hasMessageContaining("--sizes");
        assertThatThrownBy(() -> plan(200_001)).hasMessageContaining("--sizes");
        assertThatThrownBy(() -> new Posting("--messages, --rate", 0, 2)).hasMessageContaining("--messages");
    }

    private static GroupsPlan plan(Integer... sizes) {
        return new GroupsPlan(List.of(sizes), 20, 200, 500, POSTING, POSTING, POSTING, Duration.ofSeconds(1));
    }

    private static GroupFigures group(int size, int online, double routerMicros, int undelivered) {
        var growth = new Growth("g:1", size, Duration.ofSeconds(1), Duration.ZERO, Duration.ZERO, NOTHING);
        return new GroupFigures(growth, online, step(routerMicros, 0), step(routerMicros, undelivered));
    }

    private static Step step(double routerMicros, int undelivered) {
        var histogram = new Histogram(3);
        histogram.recordValue(40_000);
        var figures = new Figures(10, 0, undelivered, histogram, histogram, histogram);
        var cpu = Map.of(
                "stream-router",
                routerMicros,
                "connector-0",
                20.0,
                "connector-1",
                40.0,
                CpuReading.LOAD_GENERATOR,
                90.0);
        return new Step(2, figures, histogram, new CpuCost(cpu));
    }
}
