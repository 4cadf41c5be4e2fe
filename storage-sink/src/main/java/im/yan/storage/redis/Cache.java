// SPDX-License-Identifier: Apache-2.0
package im.yan.storage.redis;

import static java.nio.charset.StandardCharsets.UTF_8;

import im.yan.storage.cdc.FeedTarget.TargetAwayException;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import org.redisson.Redisson;
import org.redisson.api.BatchOptions;
import org.redisson.api.RBatch;
import org.redisson.api.RScript;
import org.redisson.api.RedissonClient;
import org.redisson.api.options.KeysScanOptions;
import org.redisson.client.RedisException;
import org.redisson.client.codec.ByteArrayCodec;
import org.redisson.client.codec.StringCodec;
import org.redisson.config.Config;

/** Redis, as the feed reaches it. Safe from any thread. */
final class Cache implements AutoCloseable {
    private static final String LIFE_KEY = "yan:feed:cache";
    /** MySQL's time: what was committed before it is here. */
    private static final String FRESH_KEY = LIFE_KEY + ":fresh";
    /** Raised with whatever is in values of today that older ones lack: then all are written again. */
    private static final String LAYOUT = "1";

    private static final int TIMEOUT_MILLIS = 3_000;

    private final RedissonClient client;

    private Cache(RedissonClient client) {
        this.client = client;
    }

    static Cache open(String url) {
        var config = new Config()
                .setLazyInitialization(true)
                .setCodec(ByteArrayCodec.INSTANCE)
                .setThreads(1)
                .setNettyThreads(1);
        config.useSingleServer()
                .setAddress(url)
                .setConnectionMinimumIdleSize(1)
                .setConnectionPoolSize(2)
                .setSubscriptionConnectionMinimumIdleSize(0)
                .setSubscriptionConnectionPoolSize(1)
                .setConnectTimeout(TIMEOUT_MILLIS)
                .setTimeout(TIMEOUT_MILLIS)
                .setRetryAttempts(1);
        return new Cache(Redisson.create(config));
    }

    /** Begins one if Redis was emptied or is another process than before. */
    String life() {
        var random = Integer.toHexString(new SplittableRandom().nextInt());
        return reached(() -> client.getScript(StringCodec.INSTANCE)
                .<String>eval(
                        RScript.Mode.READ_WRITE,
                        CacheScripts.LIFE,
                        RScript.ReturnType.VALUE,
                        List.of(LIFE_KEY),
                        LAYOUT,
                        random));
    }

    /** Every key of a pattern, a few at a time as they are asked for. */
    Iterable<String> keys(String pattern, int atATime) {
        return client.getKeys()
                .getKeys(KeysScanOptions.defaults().pattern(pattern).chunkSize(atATime));
    }

    /** Of each key the names and values of its hash in turn; nothing if it is none of the current life. */
    List<List<byte[]>> read(List<String> keys) {
        var batch = client.createBatch(BatchOptions.defaults());
        for (var key : keys) {
            batch.getScript(ByteArrayCodec.INSTANCE)
                    .evalAsync(
                            RScript.Mode.READ_ONLY, CacheScripts.READ, RScript.ReturnType.LIST, List.of(key, LIFE_KEY));
        }
        var answers = new ArrayList<List<byte[]>>();
        if (!keys.isEmpty()) {
            for (var answer : reached(batch::execute).getResponses()) {
                answers.add(((List<?>) answer).stream().map(byte[].class::cast).toList());
            }
        }
        return answers;
    }

    /** What was written so far counts for nothing any more. */
    void endLife() {
        reached(() -> client.getKeys().delete(LIFE_KEY));
    }

    RedissonClient client() {
        return client;
    }

    Writes writes() {
        return new Writes(client.createBatch(BatchOptions.defaults()));
    }

    /** Once everything that was committed before this time of MySQL's has been written. */
    void markFresh(String life, long beatMillis) {
        var marks = writes();
        marks.add(
                CacheScripts.MARK_FRESH,
                FRESH_KEY,
                life,
                List.of(Long.toString(beatMillis).getBytes(UTF_8)));
        marks.run();
    }

    /** Nobody knows how far it has come. */
    void forgetFreshness(String life) {
        var marks = writes();
        marks.add(CacheScripts.REMOVE, FRESH_KEY, life, List.of());
        marks.run();
    }

    /** Scripts that are sent together, and run in their order. */
    static final class Writes {
        private final RBatch batch;

        private Writes(RBatch batch) {
            this.batch = batch;
        }

        void add(String script, String key, String life, List<byte[]> values) {
            var all = new Object[values.size() + 1];
            all[0] = life.getBytes(UTF_8);
            for (var i = 0; i < values.size(); i++) {
                all[i + 1] = values.get(i);
            }
            batch.getScript(ByteArrayCodec.INSTANCE)
                    .evalAsync(
                            RScript.Mode.READ_WRITE, script, RScript.ReturnType.BOOLEAN, List.of(key, LIFE_KEY), all);
        }

        /** Returns once Redis has run them all. */
        void run() {
            reached(batch::execute);
        }
    }

    /** What Redis answers; a {@link TargetAwayException} if it does not. */
    static <T> T reached(Supplier<T> command) {
        try {
            return command.get();
        } catch (RedisException e) {
            throw new TargetAwayException("Redis does not take the cache", e);
        }
    }

    @Override
    public void close() {
        client.shutdown();
    }
}
