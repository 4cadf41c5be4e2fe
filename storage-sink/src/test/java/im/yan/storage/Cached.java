// SPDX-License-Identifier: Apache-2.0
package im.yan.storage;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.redisson.Redisson;
import org.redisson.api.RMap;
import org.redisson.api.RedissonClient;
import org.redisson.client.codec.ByteArrayCodec;
import org.redisson.client.codec.StringCodec;
import org.redisson.codec.CompositeCodec;
import org.redisson.config.Config;

/** What Redis holds, as tests ask it. */
public final class Cached implements AutoCloseable {
    private final RedissonClient client;

    public Cached(String url) {
        var config = new Config().setThreads(1).setNettyThreads(1);
        config.useSingleServer().setAddress(url).setConnectionMinimumIdleSize(1).setConnectionPoolSize(2);
        client = Redisson.create(config);
    }

    /** A hash by its fields' names, values as they are. */
    public Map<String, byte[]> raw(String key) {
        return hashOf(key).readAllMap();
    }

    /** A field that is there. */
    public byte[] field(String key, String field) {
        return Objects.requireNonNull(raw(key).get(field));
    }

    /** A hash of texts. */
    public Map<String, String> hash(String key) {
        return raw(key).entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, field -> new String(field.getValue(), UTF_8), (a, b) -> a, TreeMap::new));
    }

    /** The numbers of the events that are held of a conversation. */
    public List<Long> recent(String conversationId) {
        return raw("yan:recent:{" + conversationId + "}").keySet().stream()
                .filter(field -> Character.isDigit(field.charAt(0)))
                .map(Long::valueOf)
                .sorted()
                .toList();
    }

    public long secondsToLive(String key) {
        return client.getBucket(key).remainTimeToLive() / 1000;
    }

    public Optional<String> text(String key) {
        return Optional.ofNullable(
                client.<String>getBucket(key, StringCodec.INSTANCE).get());
    }

    public void put(String key, String value) {
        client.getBucket(key, StringCodec.INSTANCE).set(value);
    }

    /** By hand, past every script. */
    public void putField(String key, String field, byte[] value) {
        hashOf(key).put(field, value);
    }

    public void deleteField(String key, String field) {
        hashOf(key).remove(field);
    }

    private RMap<String, byte[]> hashOf(String key) {
        return client.getMap(key, new CompositeCodec(StringCodec.INSTANCE, ByteArrayCodec.INSTANCE));
    }

    public void delete(String key) {
        client.getBucket(key).delete();
    }

    public void flush() {
        client.getKeys().flushall();
    }

    @Override
    public void close() {
        client.shutdown();
    }
}
