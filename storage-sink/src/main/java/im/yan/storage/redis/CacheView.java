// SPDX-License-Identifier: Apache-2.0
package im.yan.storage.redis;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.protobuf.ByteString;
import com.google.protobuf.UnsafeByteOperations;
import im.yan.storage.cdc.FeedTarget.TargetAwayException;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What Redis holds, as the audit asks it; it changes nothing. For one thread. */
public final class CacheView implements AutoCloseable {
    private static final String PATTERN = "yan:*";
    private static final int SCAN_COUNT = 500;

    private final Cache cache;

    private CacheView(Cache cache) {
        this.cache = cache;
    }

    /** Whether or not Redis answers yet. */
    public static CacheView open(CacheSettings settings) {
        return new CacheView(Cache.open(settings.url()));
    }

    /** The fields of a cached table's hashes, named for the columns they come from. */
    public static List<String> fields(String table) {
        return Stream.of(CachedTable.values())
                .filter(cached -> cached.table().equals(table))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(table + " is not cached"))
                .fields();
    }

    /** Every key that is there all the time while this is iterated, and perhaps others; not only the cache's. */
    public Iterator<String> keys() {
        var keys = Cache.reached(() -> cache.keys(PATTERN, SCAN_COUNT).iterator());
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return Cache.reached(keys::hasNext);
            }

            @Override
            public String next() {
                return keys.next();
            }
        };
    }

    /** By key the hashes of the current life. Those that are none, or of another life, are nothing to anybody. */
    public Map<String, Map<String, ByteString>> read(List<String> keys) {
        var answers = cache.read(keys);
        var found = new HashMap<String, Map<String, ByteString>>();
        for (var i = 0; i < keys.size(); i++) {
            var answer = answers.get(i);
            if (!answer.isEmpty()) {
                found.put(keys.get(i), fields(answer));
            }
        }
        return found;
    }

    /** @param answer names and values in turn */
    private static Map<String, ByteString> fields(List<byte[]> answer) {
        var fields = new HashMap<String, ByteString>();
        for (var i = 0; i < answer.size(); i += 2) {
            fields.put(new String(answer.get(i), UTF_8), UnsafeByteOperations.unsafeWrap(answer.get(i + 1)));
        }
        return fields;
    }

    @Override
    public void close() throws TargetAwayException {
        cache.close();
    }
}
