// SPDX-License-Identifier: Apache-2.0
package im.yan.api.mysql;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.PreparedStatementCreator;
import org.springframework.jdbc.core.PreparedStatementSetter;
import org.springframework.jdbc.core.ResultSetExtractor;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;

/**
 * Queries the replica while it may be read from, and the primary otherwise. An HTTP request stays with the server that answered
 * its first query: who was a member as the replica knew it must not read what the primary has since.
 */
final class ReplicaFirst extends JdbcTemplate {
    private static final Logger LOG = LoggerFactory.getLogger(ReplicaFirst.class);
    private static final String CHOSEN = ReplicaFirst.class.getName();

    private final ReplicaProbe probe;
    private final JdbcTemplate primary;
    private final Counter fromReplica;
    private final Counter fromPrimary;

    private enum Server {
        PRIMARY,
        REPLICA
    }

    ReplicaFirst(DataSource replica, ReplicaProbe probe, JdbcTemplate primary, MeterRegistry metrics) {
        super(replica);
        this.probe = probe;
        this.primary = primary;
        this.fromReplica = counter(metrics, "replica");
        this.fromPrimary = counter(metrics, "primary");
    }

    private static Counter counter(MeterRegistry metrics, String server) {
        return Counter.builder("yan.api.reads")
                .description("queries that may go to the replica, by the server that answered")
                .tag("server", server)
                .register(metrics);
    }

    // Every query of a JdbcClient comes by here; its parts can be used twice.
    @Override
    public <T extends @Nullable Object> T query(
            PreparedStatementCreator statement, @Nullable PreparedStatementSetter values, ResultSetExtractor<T> rows) {
        var chosen = chosen();
        if (chosen.orElseGet(this::choice) == Server.PRIMARY) {
            return queryPrimary(statement, values, rows);
        }
        try {
            var answer = super.query(statement, values, rows);
            note(Server.REPLICA, fromReplica);
            return answer;
        } catch (DataAccessException e) {
            probe.failed();
            if (chosen.isPresent()) {
                throw e;
            }
            LOG.debug("the replica did not answer a query; the primary is asked", e);
            return queryPrimary(statement, values, rows);
        }
    }

    private <T extends @Nullable Object> T queryPrimary(
            PreparedStatementCreator statement, @Nullable PreparedStatementSetter values, ResultSetExtractor<T> rows) {
        var answer = primary.query(statement, values, rows);
        note(Server.PRIMARY, fromPrimary);
        return answer;
    }

    private Server choice() {
        return probe.isUsable() ? Server.REPLICA : Server.PRIMARY;
    }

    /** Empty outside of a request, and before its first query. */
    private static Optional<Server> chosen() {
        var request = RequestContextHolder.getRequestAttributes();
        return request != null && request.getAttribute(CHOSEN, RequestAttributes.SCOPE_REQUEST) instanceof Server server
                ? Optional.of(server)
                : Optional.empty();
    }

    private static void note(Server server, Counter queries) {
        queries.increment();
        var request = RequestContextHolder.getRequestAttributes();
        if (request != null) {
            request.setAttribute(CHOSEN, server, RequestAttributes.SCOPE_REQUEST);
        }
    }
}
