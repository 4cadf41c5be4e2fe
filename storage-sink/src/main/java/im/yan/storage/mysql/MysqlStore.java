// SPDX-License-Identifier: Apache-2.0
package im.yan.storage.mysql;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.metrics.micrometer.MicrometerMetricsTrackerFactory;
import io.micrometer.core.instrument.MeterRegistry;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.ParameterizedPreparedStatementSetter;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The conversation tables. A batch is written as a whole or not at all; written again, it changes nothing. */
public final class MysqlStore implements AutoCloseable {
    private static final Duration PROBE_INTERVAL = Duration.ofSeconds(2);
    private static final int PROBE_SECONDS_MAX = 2;

    // The log is the truth: a row that differs from it is put right. VALUES() because MySQL before 8.0.19 has no alias.
    private static final String INSERT_EVENT = """
            INSERT INTO %s (conversation_id, seq, message_no, event_id, actor_id, time_millis, event)
            VALUES (?, ?, ?, ?, ?, ?, ?)
            ON DUPLICATE KEY UPDATE message_no = VALUES(message_no), event_id = VALUES(event_id),
              actor_id = VALUES(actor_id), time_millis = VALUES(time_millis), event = VALUES(event)
            """;

    private static final String RAISE_HEAD = """
            INSERT INTO conversation (conversation_id, head_seq, head_message_no, last_time_millis)
            VALUES (?, ?, ?, ?)
            ON DUPLICATE KEY UPDATE head_seq = GREATEST(head_seq, VALUES(head_seq)),
              head_message_no = GREATEST(head_message_no, VALUES(head_message_no)),
              last_time_millis = GREATEST(last_time_millis, VALUES(last_time_millis))
            """;

    private static final String RAISE_PARTICIPANT = """
            INSERT INTO participant (user_id, conversation_id, delivered_seq, read_seq, read_no)
            VALUES (?, ?, ?, ?, ?)
            ON DUPLICATE KEY UPDATE delivered_seq = GREATEST(delivered_seq, VALUES(delivered_seq)),
              read_seq = GREATEST(read_seq, VALUES(read_seq)), read_no = GREATEST(read_no, VALUES(read_no))
            """;

    private final HikariDataSource pool;
    private final JdbcTemplate jdbc;
    private final TransactionTemplate transaction;
    private final ScheduledExecutorService probe;
    private volatile boolean reachable;

    private MysqlStore(HikariDataSource pool) {
        this.pool = pool;
        this.jdbc = new JdbcTemplate(pool);
        this.transaction = new TransactionTemplate(new JdbcTransactionManager(pool));
        this.probe = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("mysql-probe").factory());
        probe.scheduleWithFixedDelay(this::probe, 0, PROBE_INTERVAL.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Opens it whether or not MySQL answers yet; {@link #isReachable} says when it does. */
    public static MysqlStore open(MysqlSettings mysql, int writers, MeterRegistry metrics) {
        var pool = new HikariDataSource();
        pool.setPoolName("mysql");
        pool.setJdbcUrl(mysql.jdbcUrl());
        pool.setUsername(mysql.user());
        pool.setPassword(mysql.password());
        // One for each writer, one for the probe.
        pool.setMaximumPoolSize(writers + 1);
        pool.setAutoCommit(false);
        // No gaps are locked: nothing here depends on rows that do not exist.
        pool.setTransactionIsolation("TRANSACTION_READ_COMMITTED");
        pool.setConnectionTimeout(Duration.ofSeconds(5).toMillis());
        pool.setInitializationFailTimeout(-1);
        pool.setMetricsTrackerFactory(new MicrometerMetricsTrackerFactory(metrics));
        return new MysqlStore(pool);
    }

    /** Whether MySQL answered when it was last asked, every two seconds. */
    public boolean isReachable() {
        return reachable;
    }

    /** One transaction; it is committed when this returns. */
    void write(Rows rows) {
        if (rows.isEmpty()) {
            return;
        }
        transaction.executeWithoutResult(status -> {
            rows.tables().forEach(table -> insertEvents(table, rows.events(table)));
            raiseHeads(rows.heads());
            raiseParticipants(rows.participants());
        });
    }

    private void insertEvents(String table, List<EventRow> events) {
        all(INSERT_EVENT.formatted(table), events, (row, event) -> {
            row.setString(1, event.conversationId());
            row.setLong(2, event.seq());
            row.setLong(3, event.messageNo());
            row.setLong(4, event.eventId());
            row.setLong(5, event.actorId());
            row.setLong(6, event.timeMillis());
            row.setBytes(7, event.event().toByteArray());
        });
    }

    private void raiseHeads(List<Head> heads) {
        all(RAISE_HEAD, heads, (row, head) -> {
            row.setString(1, head.conversationId());
            row.setLong(2, head.seq());
            row.setLong(3, head.messageNo());
            row.setLong(4, head.timeMillis());
        });
    }

    private void raiseParticipants(List<Participant> participants) {
        all(RAISE_PARTICIPANT, participants, (row, participant) -> {
            row.setLong(1, participant.key().userId());
            row.setString(2, participant.key().conversationId());
            row.setLong(3, participant.deliveredSeq());
            row.setLong(4, participant.readSeq());
            row.setLong(5, participant.readNo());
        });
    }

    private <R> void all(String sql, List<R> rows, ParameterizedPreparedStatementSetter<R> setter) {
        if (!rows.isEmpty()) {
            jdbc.batchUpdate(sql, rows, rows.size(), setter);
        }
    }

    private void probe() {
        try (var connection = pool.getConnection()) {
            reachable = connection.isValid(PROBE_SECONDS_MAX);
        } catch (SQLException e) {
            reachable = false;
        }
    }

    @Override
    public void close() {
        probe.shutdownNow();
        pool.close();
    }
}
