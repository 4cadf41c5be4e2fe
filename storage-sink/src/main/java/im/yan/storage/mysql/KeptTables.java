// SPDX-License-Identifier: Apache-2.0
package im.yan.storage.mysql;

import static java.util.stream.Collectors.joining;

import im.yan.schemas.EventShard;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * All that MySQL keeps of the log, taken as a whole. What http-api writes, accounts and devices among it, is not the log's: it
 * is never summed up here and never emptied. Each question has a connection of its own.
 */
public final class KeptTables {
    /** Every table the sink writes, and nobody else. */
    public static final List<String> NAMES = Stream.concat(
                    Stream.of(
                            "conversation",
                            "participant",
                            "chat_group",
                            "hidden_message",
                            "reaction",
                            "pin",
                            "invitation",
                            "join_request"),
                    EventShard.TABLES.stream())
            .toList();

    // When a row has changed is MySQL's to say, not the log's: it differs after a rebuild.
    private static final String COLUMNS = """
            SELECT column_name FROM information_schema.columns
            WHERE table_schema = DATABASE() AND table_name = ? AND column_name <> 'changed_at' ORDER BY ordinal_position
            """;

    // A sum in which the order of rows does not matter; in hexadecimal no value holds what separates it from the next.
    private static final String CHECKSUM = """
            SELECT CONCAT(COUNT(*), IF(COUNT(*) = 0, '', CONCAT('/', HEX(BIT_XOR(UNHEX(SHA2(CONCAT_WS('/', %s), 256)))))))
            FROM %s
            """;

    // A transaction that holds a table for long must not stop everybody who comes after us.
    private static final String WAIT_BRIEFLY = "SET SESSION lock_wait_timeout = 5";

    private final JdbcTemplate jdbc;

    public KeptTables(MysqlSettings mysql) {
        jdbc = new JdbcTemplate(new DriverManagerDataSource(mysql.patientJdbcUrl(), mysql.user(), mysql.password()));
    }

    /** Number and sum of the rows, by table; equal where the rows are. */
    public Map<String, String> checksums() {
        var sums = new LinkedHashMap<String, String>();
        NAMES.forEach(table -> sums.put(table, checksum(table)));
        return sums;
    }

    private String checksum(String table) {
        var values = jdbc.queryForList(COLUMNS, String.class, table).stream()
                .map("HEX(`%s`)"::formatted)
                .collect(joining(", "));
        return Objects.requireNonNull(jdbc.queryForObject(CHECKSUM.formatted(values, table), String.class));
    }

    /** How many rows these tables have together, one that is named twice counting twice. */
    public long rows(List<String> tables) {
        return tables.stream()
                .mapToLong(table -> number("SELECT COUNT(*) FROM " + table))
                .sum();
    }

    /** How many messages were ever posted, as the conversations' heads count them. */
    public long messages() {
        return number("SELECT COALESCE(SUM(head_message_no), 0) FROM conversation");
    }

    private long number(String sql) {
        return Objects.requireNonNull(jdbc.queryForObject(sql, Long.class));
    }

    /** Takes every row out of every table. Not as deletions, which the change feeds would carry on row by row. */
    public void empty() {
        jdbc.execute((Statement statement) -> {
            statement.execute(WAIT_BRIEFLY);
            for (var table : NAMES) {
                statement.execute("TRUNCATE TABLE " + table);
            }
            return NAMES.size();
        });
    }
}
