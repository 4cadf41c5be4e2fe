// SPDX-License-Identifier: Apache-2.0
package im.yan.storage.redis;

import static java.nio.charset.StandardCharsets.UTF_8;

import im.yan.storage.cdc.Fingerprint;
import im.yan.storage.cdc.TargetContents;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.redisson.api.BatchOptions;
import org.redisson.api.RMapAsync;
import org.redisson.client.codec.ByteArrayCodec;
import org.redisson.client.codec.Codec;
import org.redisson.client.codec.StringCodec;
import org.redisson.codec.CompositeCodec;

/** Everything the cache holds. Other keys of this Redis, such as leases, are not touched. */
public final class CacheContents implements TargetContents {
    /** For each key a row of MySQL; a conversation's row has two, for its head and for its newest events. */
    public static final List<String> ROWS =
            List.of("conversation", "conversation", "chat_group", "participant", "account");

    private static final List<String> PREFIXES =
            List.of("yan:recent:", "yan:head:", "yan:group:", "yan:member:", "yan:profile:");
    private static final String EVERYTHING_OF_OURS = "yan:*";
    private static final int KEYS_AT_ONCE = 500;
    private static final Codec FIELDS = new CompositeCodec(StringCodec.INSTANCE, ByteArrayCodec.INSTANCE);
    private static final String LIFE = "life";
    // An account's is the time of its last change, or of a snapshot.
    private static final String VERSION = "version";

    private final Cache cache;

    private CacheContents(Cache cache) {
        this.cache = cache;
    }

    /** Opens it whether or not Redis answers yet. */
    public static CacheContents of(CacheSettings settings) {
        return new CacheContents(Cache.open(settings.url()));
    }

    /** The life ends last: what the next one writes is not to be taken out again. */
    @Override
    public void empty() {
        forAllKeys(keys -> Cache.reached(() -> cache.client().getKeys().unlink(keys.toArray(String[]::new))));
        cache.endLife();
    }

    @Override
    public long size() {
        var life = cache.life().getBytes(UTF_8);
        return forAllKeys(keys -> ask(keys, hash -> hash.getAsync(LIFE)).stream()
                .filter(other -> Arrays.equals(life, other))
                .count());
    }

    /** Redis may name a key twice while it grows or shrinks, so that a sum of all would not do. Eight bytes are held for each key. */
    @Override
    public String checksum() {
        var life = cache.life().getBytes(UTF_8);
        var all = LongStream.builder();
        forAllKeys(keys -> {
            var hashes = ask(keys, hash -> hash.readAllMapAsync());
            for (var i = 0; i < keys.size(); i++) {
                var hash = hashes.get(i);
                if (hash != null && Arrays.equals(life, hash.get(LIFE))) {
                    all.add(fingerprint(keys.get(i), hash));
                }
            }
            return keys.size();
        });
        var sum = new Fingerprint();
        all.build().sorted().distinct().forEach(sum::add);
        return sum.text();
    }

    private static long fingerprint(String key, Map<String, byte[]> hash) {
        var fields = new TreeMap<>(hash);
        fields.remove(LIFE);
        fields.remove(VERSION);
        var print = new Fingerprint().add(key.getBytes(UTF_8));
        fields.forEach((name, value) -> print.add(name.getBytes(UTF_8)).add(value));
        return print.number();
    }

    /** @return the sum of what the action returned for some keys at a time */
    private long forAllKeys(ToLongFunction<List<String>> action) {
        var some = new ArrayList<String>();
        var sum = 0L;
        var keys =
                Cache.reached(() -> cache.keys(EVERYTHING_OF_OURS, KEYS_AT_ONCE).iterator());
        while (Cache.reached(keys::hasNext)) {
            var key = keys.next();
            if (PREFIXES.stream().anyMatch(key::startsWith)) {
                some.add(key);
            }
            if (some.size() == KEYS_AT_ONCE) {
                sum += action.applyAsLong(List.copyOf(some));
                some.clear();
            }
        }
        return some.isEmpty() ? sum : sum + action.applyAsLong(some);
    }

    /** One answer for each key, in their order; null for what is not there. */
    private <T> List<@Nullable T> ask(
            List<String> keys, Function<RMapAsync<String, byte[]>, CompletionStage<T>> question) {
        return Cache.reached(() -> {
            var batch = cache.client().createBatch(BatchOptions.defaults());
            var answers = keys.stream()
                    .map(key -> question.apply(batch.getMap(key, FIELDS)))
                    .toList();
            batch.execute();
            var found = new ArrayList<@Nullable T>(answers.size());
            answers.forEach(answer -> found.add(answer.toCompletableFuture().join()));
            return found;
        });
    }

    @Override
    public void close() {
        cache.close();
    }
}
