// SPDX-License-Identifier: Apache-2.0
package im.yan.api.mysql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ReplicaLagTest {
    private final AtomicLong nanos = new AtomicLong(-5_000_000_000L);
    private final ReplicaLag lag = new ReplicaLag(Duration.ofSeconds(10), nanos::get);
    private final Set<String> executed = new HashSet<>();

    @Test
    void aReplicaOfWhichNothingIsKnownIsNotReadFrom() {
        assertThat(lag.isWithinMax()).isFalse();
        assertThat(lag.seconds()).isNaN();
    }

    @Test
    void itIsBehindSinceTheLastMomentWhoseTransactionsItHas() throws SQLException {
        executed.add("1");
        tick("1", 3);
        tick("1-2", 4);

        assertThat(lag.isWithinMax()).isTrue();
        assertThat(lag.seconds()).isEqualTo(7);
    }

    @Test
    void beyondTheMaximumItIsLeftAloneUntilItHasCaughtUp() throws SQLException {
        executed.add("1");
        tick("1", 6);
        tick("1-2", 5);
        assertThat(lag.isWithinMax()).isFalse();

        executed.add("1-2");
        tick("1-2", 0);

        assertThat(lag.isWithinMax()).isTrue();
        assertThat(lag.seconds()).isZero();
    }

    @Test
    void whatIsOlderThanTheMaximumIsNotAskedForNorKept() throws SQLException {
        for (var i = 0; i < 1_000; i++) {
            tick("1-" + i, 1);
        }
        var asked = new ArrayList<String>();

        lag.compare(gtids -> asked.add(gtids));

        assertThat(asked).hasSize(11).first().isEqualTo("1-989");
        assertThat(lag.seconds()).isEqualTo(1);
    }

    @Test
    void afterAFailureItHasToBeComparedAgain() throws SQLException {
        executed.addAll(List.of("1", "1-2"));
        tick("1", 0);
        lag.forget();
        assertThat(lag.isWithinMax()).isFalse();

        tick("1-2", 0);

        assertThat(lag.isWithinMax()).isTrue();
    }

    @Test
    void aComparisonThatFailsLosesNothing() throws SQLException {
        lag.primaryHas("1");

        assertThatThrownBy(() -> lag.compare(gtids -> {
                    throw new SQLException("away");
                }))
                .isInstanceOf(SQLException.class);
        lag.compare(gtids -> true);

        assertThat(lag.isWithinMax()).isTrue();
    }

    /** The primary is sampled, the replica compared, then so much time passes. */
    private void tick(String gtidsOfPrimary, long seconds) throws SQLException {
        lag.primaryHas(gtidsOfPrimary);
        lag.compare(executed::contains);
        nanos.addAndGet(Duration.ofSeconds(seconds).toNanos());
    }
}
