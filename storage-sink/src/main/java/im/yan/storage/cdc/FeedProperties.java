// SPDX-License-Identifier: Apache-2.0
package im.yan.storage.cdc;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;

import io.debezium.connector.mysql.MySqlConnector;
import io.debezium.storage.kafka.history.KafkaSchemaHistory;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.zip.CRC32;
import org.apache.kafka.connect.storage.KafkaOffsetBackingStore;

/** Debezium's settings. It captures what the target needs and nothing else: a password's hash goes no further than its reader. */
final class FeedProperties {
    // The longest messages would fill the heap before their number filled the queue.
    private static final long QUEUE_BYTES_MAX = 8 * 1024 * 1024;

    private final Properties properties = new Properties();

    private FeedProperties() {}

    /** @param life of the target */
    static Properties of(FeedSettings settings, FeedPlan plan, String life) {
        var feed = new FeedProperties();
        feed.put("name", "yan-feed-" + plan.name().text());
        feed.put("topic.prefix", prefix(settings.mysql().database(), plan, life));
        feed.putMysql(settings, plan.name());
        feed.putCaptured(settings.mysql().database(), plan);
        feed.putReading();
        feed.put("poll.interval.ms", Long.toString(settings.pollTime().toMillis()));
        feed.putKafka(settings.bootstrapServers(), plan.name());
        return feed.properties;
    }

    private void put(String name, String value) {
        properties.setProperty(name, value);
    }

    private void putMysql(FeedSettings settings, FeedName feed) {
        var mysql = settings.mysql();
        put("connector.class", MySqlConnector.class.getName());
        put("database.hostname", mysql.host());
        put("database.port", Integer.toString(mysql.port()));
        put("database.user", mysql.user());
        put("database.password", mysql.password());
        put("database.server.id", Integer.toString(settings.serverId(feed)));
        put("database.ssl.mode", mysql.ssl().name().toLowerCase(Locale.ROOT));
        put("driver.allowPublicKeyRetrieval", Boolean.toString(mysql.ssl().takesKeyOnTrust()));
        put("connect.timeout.ms", "5000");
        // Whatever fails ends the engine: starting again, with a pause, is the feed's.
        put("errors.max.retries", "0");
    }

    // The lists are regular expressions, matched whole.
    private void putCaptured(String database, FeedPlan plan) {
        put("database.include.list", database);
        put(
                "table.include.list",
                plan.columns().keySet().stream()
                        .map(table -> database + "\\." + table)
                        .collect(joining(",")));
        put(
                "column.include.list",
                plan.columns().entrySet().stream()
                        .flatMap(table -> table.getValue().stream()
                                .map(column -> database + "\\." + table.getKey() + "\\." + column))
                        .collect(joining(",")));
        putSnapshots(database, plan.snapshots());
    }

    private void putSnapshots(String database, Map<String, String> snapshots) {
        if (snapshots.isEmpty()) {
            return;
        }
        var property = "snapshot.select.statement.overrides";
        put(
                property,
                snapshots.keySet().stream().map(table -> database + "." + table).collect(joining(",")));
        snapshots.forEach((table, select) -> put(property + "." + database + "." + table, select));
    }

    /**
     * Offsets and table definitions of several databases may share their topics: each has its prefix. So has each choice of
     * columns: one that wants more than the last begins with a new snapshot, or old rows would keep their old states and a new
     * table's definition might be one the last did not note. And so has each life of the target, which is empty at first.
     */
    static String prefix(String database, FeedPlan plan, String life) {
        var captured = new TreeMap<String, Set<String>>();
        plan.columns().forEach((table, columns) -> captured.put(table, new TreeSet<>(columns)));
        var crc = new CRC32();
        crc.update((captured + life).getBytes(UTF_8));
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
        put("max.queue.size.in.bytes", Long.toString(QUEUE_BYTES_MAX));
        put("record.processing.threads", "1");
    }

    private void putKafka(String bootstrapServers, FeedName feed) {
        put("bootstrap.servers", bootstrapServers);
        put("offset.storage", KafkaOffsetBackingStore.class.getName());
        put("offset.storage.topic", feed.offsetsTopic());
        put("offset.storage.partitions", "1");
        put("offset.storage.replication.factor", "1");
        put("schema.history.internal", KafkaSchemaHistory.class.getName());
        put("schema.history.internal.kafka.topic", feed.schemaHistoryTopic());
        put("schema.history.internal.kafka.bootstrap.servers", bootstrapServers);
        put("schema.history.internal.store.only.captured.tables.ddl", "true");
        put("schema.history.internal.store.only.captured.databases.ddl", "true");
    }
}
