// SPDX-License-Identifier: Apache-2.0
package im.yan.api.mysql;

import com.zaxxer.hikari.HikariDataSource;
import im.yan.runtime.Service;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Where queries go that only show something: to the replica first if there is one, with a pool and a probe of its own. */
final class Reads implements AutoCloseable {
    private final JdbcClient client;
    private final Optional<Replica> replica;

    private record Replica(HikariDataSource pool, ReplicaProbe probe) {}

    private Reads(JdbcClient client, Optional<Replica> replica) {
        this.client = client;
        this.replica = replica;
    }

    static Reads open(MysqlSettings settings, DataSource primary, Service service) {
        return settings.replica()
                .map(replica -> open(settings, replica, primary, service))
                .orElseGet(() -> new Reads(JdbcClient.create(primary), Optional.empty()));
    }

    private static Reads open(
            MysqlSettings settings, MysqlSettings.Replica replica, DataSource primary, Service service) {
        var pool = Pools.ofReplica(settings, replica);
        var probe = new ReplicaProbe(primary, pool, replica.lagMax(), service);
        var queries = new ReplicaFirst(pool, probe, new JdbcTemplate(primary), service.metrics());
        return new Reads(JdbcClient.create(queries), Optional.of(new Replica(pool, probe)));
    }

    JdbcClient client() {
        return client;
    }

    @Override
    public void close() {
        replica.ifPresent(parts -> {
            parts.probe().close();
            parts.pool().close();
        });
    }
}
