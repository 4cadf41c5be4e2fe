// SPDX-License-Identifier: Apache-2.0
package im.yan.api.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.HashSet;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class WorkerLeaseTest {
    private static final Duration LEASE = Duration.ofSeconds(30);

    private long nanos;
    private final MemoryWorkerNumbers numbers = new MemoryWorkerNumbers(() -> nanos);

    @Test
    void idsArePositiveAndGrowAndNeverRepeat() {
        var lease = held();

        var ids = LongStream.generate(() -> lease.nextId().orElseThrow())
                .limit(10_000)
                .toArray();

        assertThat(ids[0]).isPositive();
        assertThat(ids).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void instancesHaveNumbersOfTheirOwn() {
        var workers =
                IntStream.range(0, 100).mapToObj(instance -> worker(held())).toList();

        assertThat(workers).doesNotHaveDuplicates();
    }

    @Test
    void beforeTheFirstRenewalThereAreNoIds() {
        assertThat(lease().nextId()).isEmpty();
    }

    @Test
    void theIdsEndBeforeTheNumberIsFreeForAnother() {
        var lease = held();
        var worker = worker(lease);

        nanos += LEASE.toNanos() * 4 / 5 - 1;
        assertThat(lease.nextId()).isPresent();
        nanos += 1;

        assertThat(lease.nextId()).isEmpty();
        assertThat(lease.isHeld()).isFalse();
        assertThat(numbers.hold(worker, "another", LEASE)).isFalse();
    }

    @Test
    void aRenewalKeepsTheNumberForAnotherLease() {
        var lease = held();
        var worker = worker(lease);

        for (var i = 0; i < 5; i++) {
            nanos += LEASE.toNanos() / 2;
            lease.renew();
        }

        assertThat(worker(lease)).isEqualTo(worker);
    }

    @Test
    void whoseNumberWentToAnotherTakesAnother() {
        var lease = held();
        var worker = worker(lease);
        nanos += LEASE.toNanos();
        assertThat(numbers.hold(worker, "another", LEASE)).isTrue();

        lease.renew();

        assertThat(worker(lease)).isNotEqualTo(worker);
    }

    @Test
    void whileTheNumbersAreAwayTheLeaseRunsOut() {
        var lease = held();
        numbers.goAway();

        nanos += LEASE.toNanos() / 2;
        assertThatThrownBy(lease::renew).isInstanceOf(WorkerNumbers.AwayException.class);
        assertThat(lease.nextId()).isPresent();
        nanos += LEASE.toNanos() / 2;

        assertThat(lease.nextId()).isEmpty();
    }

    @Test
    void oneMoreInstanceThanThereAreNumbersGetsNone() {
        var workers = new HashSet<Integer>();
        for (var i = 0; i < WorkerLease.WORKERS; i++) {
            workers.add(worker(held()));
        }
        var oneTooMany = lease();

        oneTooMany.renew();

        assertThat(workers).hasSize(WorkerLease.WORKERS);
        assertThat(oneTooMany.nextId()).isEmpty();
    }

    @Test
    void anEndedLeaseGivesItsNumberBack() {
        var lease = held();
        var worker = worker(lease);

        lease.end();

        assertThat(lease.nextId()).isEmpty();
        assertThat(numbers.hold(worker, "another", LEASE)).isTrue();
    }

    private WorkerLease lease() {
        return new WorkerLease(numbers, LEASE, () -> nanos);
    }

    private WorkerLease held() {
        var lease = lease();
        lease.renew();
        return lease;
    }

    // A TSID: 42 bits of time, 10 of worker, 12 of counter.
    private static int worker(WorkerLease lease) {
        return (int) (lease.nextId().orElseThrow() >> 12) & 1023;
    }
}
