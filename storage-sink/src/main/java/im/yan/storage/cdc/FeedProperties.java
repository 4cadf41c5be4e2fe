// SPDX-License-Identifier: Apache-2.0
package im.yan.storage.cdc;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;

import im.yan.schemas.Topics;
import io.debezium.connector.mysql.MySqlConnector;
import io.debezium.storage.kafka.history.KafkaSchemaHistory;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.zip.CRC32;
import org.apache.kafka.connect.storage.KafkaOffsetBackingStore;

/** Debezium's settings. It captures what the targets need and nothing else: a password's hash goes no further than its reader. */
final class FeedProperties {
    private final Properties properties = new Properties();

    private FeedProperties() {}

    static Properties of(FeedSettings settings, List<FeedTarget> targets) {
        var feed = new FeedProperties();
        feed.putMysql(settings);
        feed.putCaptured(settings.mysql().database(), targets);
        feed.putReading();
        feed.put("poll.interval.ms", Long.toString(settings.pollTime().toMillis()));
        feed.putKafka(settings.bootstrapServers());
        return feed.properties;
    }

    private void put(String name, String value) {
        properties.setProperty(name, value);
    }

    private void putMysql(FeedSettings settings) {
        var mysql = settings.mysql();
        put("connector.class", MySqlConnector.class.getName());
        put("database.hostname", mysql.host());
        put("database.port", Integer.toString(mysql.port()));
        put("database.user", mysql.user());
        put("database.password", mysql.password());
        put("database.server.id", Integer.toString(settings.serverId()));
        put("database.ssl.mode", mysql.ssl().name().toLowerCase(Locale.ROOT));
        put("driver.allowPublicKeyRetrieval", Boolean.toString(mysql.ssl().takesKeyOnTrust()));
        put("connect.timeout.ms", "5000");
        // Whatever fails ends the engine: starting again, with a pause, is the feed's.
        put("errors.max.retries", "0");
    }

    // The lists are regular expressions, matched whole.
    private void putCaptured(String database, List<FeedTarget> targets) {
        put("name", "yan-feed");
        put("topic.prefix", prefix(database, targets));
        put("database.include.list", database);
        put(
                "table.include.list",
                targets.stream()
                        .flatMap(target -> target.columns().keySet().stream())
                        .distinct()
                        .map(table -> database + "\\." + table)
                        .collect(joining(",")));
        put(
                "column.include.list",
                targets.stream()
                        .flatMap(target -> target.columns().entrySet().stream())
                        .flatMap(table -> table.getValue().stream()
                                .map(column -> database + "\\." + table.getKey() + "\\." + column))
                        .distinct()
                        .collect(joining(",")));
    }

    /**
     * Offsets and table definitions of several databases may share their topics: each has its prefix. So has each choice of
     * columns: one that wants more than the last begins with a new snapshot, or old rows would keep their old states and a new
     * table's definition might be one the last did not note.
     */
    static String prefix(String database, List<FeedTarget> targets) {
        var captured = new TreeMap<String, Set<String>>();
        for (var target : targets) {
            target.columns()
                    .forEach((table, columns) -> captured.computeIfAbsent(table, first -> new TreeSet<>())
                            .addAll(columns));
        }
        var crc = new CRC32();
        crc.update(captured.toString().getBytes(UTF_8));
        return database + ".%08x".formatted(crc.getValue());
    }

    private void putReading() {
        // All rows first; again if the binlog no longer reaches back to where we stood, which does states no harm.
        put("snapshot.mode", "when_needed");
        // No global read lock: it would stop every writer of the server, for minutes if Kafka hangs meanwhile. But
        // then rows must be read as they are after the position in the binlog was, or some are missed, and under
        // MySQL's default isolation Debezium's very first query fixes an older view. The rest is carried twice.
        put("snapshot.locking.mode", "none");
        put("driver.sessionVariables", "transaction_isolation='READ-COMMITTED'");
        put("include.schema.changes", "false");
        put("tombstones.on.delete", "false");
        // A change of columns that nobody asked for is none.
        put("skip.messages.without.change", "true");
        // Moves the offset past changes of tables nobody asked for, so that it never points to a binlog already purged.
        put("heartbeat.interval.ms", "10000");
        put("max.batch.size", "2048");
        put("max.queue.size", "8192");
        put("record.processing.threads", "1");
    }

    private void putKafka(String bootstrapServers) {
        put("bootstrap.servers", bootstrapServers);
        put("offset.storage", KafkaOffsetBackingStore.class.getName());
        put("offset.storage.topic", Topics.FEED_OFFSETS);
        put("offset.storage.partitions", "1");
        put("offset.storage.replication.factor", "1");
        put("schema.history.internal", KafkaSchemaHistory.class.getName());
        put("schema.history.internal.kafka.topic", Topics.FEED_SCHEMA_HISTORY);
        put("schema.history.internal.kafka.bootstrap.servers", bootstrapServers);
        put("schema.history.internal.store.only.captured.tables.ddl", "true");
        put("schema.history.internal.store.only.captured.databases.ddl", "true");
    }
}
