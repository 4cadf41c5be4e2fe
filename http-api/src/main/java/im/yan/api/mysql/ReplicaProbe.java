// SPDX-License-Identifier: Apache-2.0
package im.yan.api.mysql;

import im.yan.api.repeating.Repeating;
import im.yan.runtime.Service;
import io.micrometer.core.instrument.Gauge;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Knows whether the replica may be read from: it answers, and is not too far behind. Its coming and going is logged here, once each. */
final class ReplicaProbe implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ReplicaProbe.class);
    private static final Duration INTERVAL = Duration.ofMillis(500);
    private static final String EXECUTED = "SELECT IF(@@global.gtid_mode = 'ON', @@global.gtid_executed, NULL)";
    private static final String HAS_EXECUTED = "SELECT GTID_SUBSET(?, @@global.gtid_executed)";

    private final DataSource primary;
    private final DataSource replica;
    private final ReplicaLag lag;
    private final Repeating probing;
    private @Nullable Boolean noted;

    ReplicaProbe(DataSource primary, DataSource replica, Duration lagMax, Service service) {
        this.primary = primary;
        this.replica = replica;
        this.lag = new ReplicaLag(lagMax, System::nanoTime);
        Gauge.builder("yan.api.replica.lag", lag, ReplicaLag::seconds)
                .description("how far the replica is behind at most, probed twice a second; NaN while it is not known")
                .baseUnit("seconds")
                .register(service.metrics());
        this.probing = Repeating.start(service, "replica-probe", INTERVAL, this::probe);
    }

    boolean isUsable() {
        return lag.isWithinMax();
    }

    /** It did not answer a query: it is left alone until it answers the probe again. */
    void failed() {
        lag.forget();
    }

    private void probe() {
        try {
            var executed = executedByPrimary();
            if (executed.isEmpty()) {
                note("gtid_mode of the primary is not ON");
                return;
            }
            lag.primaryHas(executed.get());
        } catch (SQLException e) {
            // The primary's own probe says so; what is known of the replica grows old.
            return;
        }
        try {
            compare();
            note("it is further behind than API_REPLICA_LAG_MAX");
        } catch (SQLException e) {
            lag.forget();
            note("it does not answer");
        }
    }

    private Optional<String> executedByPrimary() throws SQLException {
        try (var connection = primary.getConnection();
                var query = connection.prepareStatement(EXECUTED);
                var row = query.executeQuery()) {
            return row.next() ? Optional.ofNullable(row.getString(1)) : Optional.empty();
        }
    }

    private void compare() throws SQLException {
        try (var connection = replica.getConnection();
                var query = connection.prepareStatement(HAS_EXECUTED)) {
            lag.compare(gtids -> {
                query.setString(1, gtids);
                try (var row = query.executeQuery()) {
                    return row.next() && row.getBoolean(1);
                }
            });
        }
    }

    /** @param fault what keeps the replica from being read from, if anything does */
    private void note(String fault) {
        var usable = isUsable();
        if (noted != null && noted == usable) {
            return;
        }
        noted = usable;
        if (usable) {
            LOG.atInfo().log("conversations are read from MySQL's replica");
        } else {
            LOG.atWarn()
                    .addKeyValue("reason", fault)
                    .log("conversations are read from the primary, not from the replica");
        }
    }

    @Override
    public void close() {
        probing.close();
    }
}
