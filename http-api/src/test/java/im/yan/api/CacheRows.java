// SPDX-License-Identifier: Apache-2.0
package im.yan.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import im.yan.schemas.EventShard;
import im.yan.testkit.TestServers;
import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.redisson.Redisson;
import org.redisson.api.RMap;
import org.redisson.api.RedissonClient;
import org.redisson.client.codec.ByteArrayCodec;
import org.redisson.client.codec.StringCodec;
import org.redisson.codec.CompositeCodec;
import org.redisson.config.Config;

/** Writes to Redis what storage-sink's feed would have carried there from MySQL's rows, in its layout. */
final class CacheRows implements AutoCloseable {
    private static final String LIFE = "1-a11fe-0123abcd";

    private final RedissonClient client;

    CacheRows(String url) {
        var config = new Config().setThreads(1).setNettyThreads(1);
        config.useSingleServer().setAddress(url).setConnectionMinimumIdleSize(1).setConnectionPoolSize(2);
        client = Redisson.create(config);
    }

    /** A life has begun, and the feed has caught up just now. */
    void begin() {
        life(LIFE);
        fresh(System.currentTimeMillis());
    }

    void life(String life) {
        client.getBucket("yan:feed:cache", StringCodec.INSTANCE).set(life);
    }

    void fresh(long millis) {
        client.getBucket("yan:feed:cache:fresh", StringCodec.INSTANCE).set(Long.toString(millis));
    }

    /** All of a conversation, and of its events the newest. */
    void carry(String conversationId, int window) throws SQLException {
        try (var connection = TestServers.mysql().connect()) {
            carryRows(connection, "conversation", conversationId);
            carryRows(connection, "chat_group", conversationId);
            carryRows(connection, "participant", conversationId);
            carryEvents(connection, conversationId, window);
        }
    }

    private void carryRows(Connection connection, String table, String id) throws SQLException {
        try (var query = connection.prepareStatement("SELECT * FROM " + table + " WHERE conversation_id = ?")) {
            query.setString(1, id);
            try (var row = query.executeQuery()) {
                while (row.next()) {
                    put(
                            switch (table) {
                                case "conversation" -> "yan:head:{" + id + "}";
                                case "chat_group" -> "yan:group:{" + id + "}";
                                default -> "yan:member:{" + id + "}:" + row.getLong("user_id");
                            },
                            columns(row));
                }
            }
        }
    }

    void carryProfile(long userId) throws SQLException {
        try (var connection = TestServers.mysql().connect();
                var query = connection.prepareStatement(
                        "SELECT name, display_name, status FROM account WHERE user_id = " + userId);
                var row = query.executeQuery()) {
            if (row.next()) {
                put("yan:profile:" + userId, columns(row));
            }
        }
    }

    /** Numbers in decimal, blobs as they are. */
    private static Map<String, byte[]> columns(ResultSet row) throws SQLException {
        var columns = new HashMap<String, byte[]>();
        var metadata = row.getMetaData();
        for (var i = 1; i <= metadata.getColumnCount(); i++) {
            columns.put(metadata.getColumnName(i), row.getBytes(i));
        }
        return columns;
    }

    private void carryEvents(Connection connection, String id, int window) throws SQLException {
        var sql = "SELECT seq, recalled_seq, edited_seq, event FROM " + EventShard.tableOf(id)
                + " WHERE conversation_id = ? ORDER BY seq DESC LIMIT " + window;
        var fields = new HashMap<String, byte[]>();
        try (var query = connection.prepareStatement(sql)) {
            query.setString(1, id);
            try (var row = query.executeQuery()) {
                while (row.next()) {
                    fields.put(row.getString("seq"), event(row));
                    fields.put("floor", row.getString("seq").getBytes(UTF_8));
                }
            }
        }
        put("yan:recent:{" + id + "}", fields);
    }

    private static byte[] event(ResultSet row) throws SQLException {
        var event = row.getBytes("event");
        return ByteBuffer.allocate(2 * Long.BYTES + event.length)
                .putLong(row.getLong("recalled_seq"))
                .putLong(row.getLong("edited_seq"))
                .put(event)
                .array();
    }

    private void put(String key, Map<String, byte[]> fields) {
        fields.put("life", LIFE.getBytes(UTF_8));
        fields.put("version", "1".getBytes(UTF_8));
        delete(key);
        hash(key).putAll(fields);
    }

    byte[] get(String key, String field) {
        return Objects.requireNonNull(hash(key).get(field));
    }

    void set(String key, String field, byte[] value) {
        hash(key).fastPut(field, value);
    }

    void remove(String key, String field) {
        hash(key).fastRemove(field);
    }

    void delete(String key) {
        client.getBucket(key).delete();
    }

    private RMap<String, byte[]> hash(String key) {
        return client.getMap(key, new CompositeCodec(StringCodec.INSTANCE, ByteArrayCodec.INSTANCE));
    }

    void flush() {
        client.getKeys().flushall();
    }

    @Override
    public void close() {
        client.shutdown();
    }
}
