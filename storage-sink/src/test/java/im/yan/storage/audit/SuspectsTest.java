// SPDX-License-Identifier: Apache-2.0
package im.yan.storage.audit;

import static org.assertj.core.api.Assertions.assertThat;

import im.yan.storage.audit.Check.Finding;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SuspectsTest {
    private static final Duration SETTLE = Duration.ofMillis(60);

    private final Drift drift = new Drift(Set.of());
    private final Looks looks = new Looks();
    private final Suspects<Integer> suspects =
            new Suspects<>(looks, drift, new Pace(0, new CountDownLatch(1), () -> {}), SETTLE);

    /** A check that finds what a test has put there for so many looks. */
    private static final class Looks implements Check<Integer> {
        private final List<List<Finding<Integer>>> next = new ArrayList<>();
        private int count;

        @Override
        public List<Finding<Integer>> of(List<Integer> units, Sums sums) {
            var findings = next.get(Math.min(count, next.size() - 1));
            count++;
            return findings;
        }
    }

    @Test
    void whatHasGoneByTheNextLookWasInFlight() throws Exception {
        looks.next.add(List.of());

        suspects.add(List.of(missing(1)));
        suspects.decide();

        assertThat(drift.count()).isZero();
        assertThat(looks.count).isEqualTo(1);
    }

    @Test
    void whatStaysCountsOnceTheSettleTimeIsOverAndNotBefore() throws Exception {
        looks.next.add(List.of(missing(1)));
        var since = System.nanoTime();

        suspects.add(List.of(missing(1)));
        assertThat(drift.count()).isZero();
        suspects.decide();

        assertThat(drift.named()).containsExactly(missing(1).difference());
        assertThat(Duration.ofNanos(System.nanoTime() - since)).isGreaterThanOrEqualTo(SETTLE);
    }

    @Test
    void anotherDifferenceOfTheSameThingHasATimeOfItsOwn() throws Exception {
        var other = new Finding<>(1, new Difference(Store.ELASTICSEARCH, "d:1:2", 1, "there is no document"));
        looks.next.add(List.of(other));
        looks.next.add(List.of());

        suspects.add(List.of(missing(1)));
        suspects.decide();

        assertThat(drift.count()).isZero();
        assertThat(looks.count).isEqualTo(2);
    }

    @Test
    void whereThousandsDifferNobodyWaitsForTheRest() throws Exception {
        IntStream.range(0, Suspects.WAITED_FOR_MAX)
                .forEach(i -> drift.confirm(missing(i + 1).difference()));
        looks.next.add(List.of(missing(5_000)));
        var patient = new Suspects<>(looks, drift, new Pace(0, new CountDownLatch(1), () -> {}), Duration.ofDays(1));

        patient.add(List.of(missing(5_000)));
        patient.decide();

        assertThat(drift.count(Store.MYSQL)).isEqualTo(Suspects.WAITED_FOR_MAX + 1);
        assertThat(drift.named()).hasSize(Drift.NAMED_MAX);
    }

    @Test
    void moreThanCanBeSuspectedAreDecidedBeforeMoreAreTakenOn() throws Exception {
        var many = IntStream.rangeClosed(1, Suspects.SUSPECTS_MAX)
                .mapToObj(SuspectsTest::missing)
                .toList();
        looks.next.add(many);

        suspects.add(many);

        assertThat(drift.count()).isEqualTo(Suspects.SUSPECTS_MAX);
    }

    @Test
    void twoDifferencesOfOneEventAreOneMessage() {
        drift.confirm(new Difference(Store.MYSQL, "d:1:2", 3, "column event is wrong"));
        drift.confirm(new Difference(Store.MYSQL, "d:1:2", 3, "column head_seq is behind"));
        drift.confirm(new Difference(Store.REDIS, "d:1:2", 0, "member 1: field role is wrong"));
        drift.confirm(new Difference(Store.REDIS, "d:1:2", 0, "member 2: field role is wrong"));

        assertThat(drift.count(Store.MYSQL)).isEqualTo(1);
        assertThat(drift.count(Store.REDIS)).isEqualTo(2);
    }

    private static Finding<Integer> missing(int seq) {
        return new Finding<>(seq, new Difference(Store.MYSQL, "d:1:2", seq, "there is no row"));
    }
}
