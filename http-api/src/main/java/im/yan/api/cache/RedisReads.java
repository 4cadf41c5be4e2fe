// SPDX-License-Identifier: Apache-2.0
package im.yan.api.cache;

import static java.nio.charset.StandardCharsets.UTF_8;

import im.yan.api.repeating.Repeating;
import im.yan.api.status.Store;
import im.yan.runtime.Service;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.redisson.api.RFuture;
import org.redisson.api.RScript;
import org.redisson.api.RedissonClient;
import org.redisson.client.RedisException;
import org.redisson.client.codec.ByteArrayCodec;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Asks Redis, in one round trip, and never waits long: after a failure nobody but a probe in the background asks it, until it has
 * answered that one. Its going and coming is logged here, once each, and a moment of it is not.
 */
@Component
final class RedisReads implements AutoCloseable, Store {
    /**
     * The mark, and of each hash whether it is of this life, and its fields, all in a row. KEYS: where the life and the mark are,
     * then the hashes. ARGV: for each hash how many fields, then their names.
     */
    static final String HASHES = """
            local life = redis.call('get', KEYS[1])
            local answer = {redis.call('get', KEYS[2])}
            local at = 1
            for i = 3, #KEYS do
              local count = tonumber(ARGV[at])
              local held = redis.call('hmget', KEYS[i], 'life', unpack(ARGV, at + 1, at + count))
              answer[#answer + 1] = life and held[1] == life and life
              for j = 2, count + 1 do
                answer[#answer + 1] = held[j]
              end
              at = at + count + 1
            end
            return answer
            """;

    private static final Logger LOG = LoggerFactory.getLogger(RedisReads.class);
    private static final Duration PROBE_INTERVAL = Duration.ofSeconds(1);

    private final RedissonClient redis;
    private final CacheSettings settings;
    private final Repeating probing;
    // Until it has answered for the first time, so that no request waits for a connection to be made.
    private volatile boolean away = true;
    private volatile String reason = "";
    private volatile boolean fresh;
    private boolean awayLogged;

    RedisReads(RedissonClient redis, CacheSettings settings, Service service) {
        this.redis = redis;
        this.settings = settings;
        probing = Repeating.start(service, "redis-probe", PROBE_INTERVAL, this::probe);
    }

    /** Empty while it is away. */
    Optional<Answer> ask(List<Ask> asks) {
        return away ? Optional.empty() : tried(asks);
    }

    private void probe() {
        var answer = tried(List.of());
        fresh = answer.filter(marked -> marked.isFresh(System.currentTimeMillis(), settings.ageMax()))
                .isPresent();
        if (answer.isPresent()) {
            away = false;
        }
        note(answer.isPresent());
    }

    private void note(boolean answered) {
        if (answered == awayLogged) {
            awayLogged = !answered;
            if (answered) {
                LOG.atInfo().log("Redis answers again");
            } else {
                LOG.atWarn().addKeyValue("reason", reason).log("Redis does not answer; MySQL is asked for everything");
            }
        }
    }

    private Optional<Answer> tried(List<Ask> asks) {
        try {
            return Optional.of(Answer.of(reply(asks), asks));
        } catch (RedisException | ExecutionException e) {
            isAway(String.valueOf(e.getMessage()));
        } catch (TimeoutException e) {
            isAway("no answer within " + settings.timeout().toMillis() + " ms");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return Optional.empty();
    }

    private List<byte[]> reply(List<Ask> asks) throws ExecutionException, TimeoutException, InterruptedException {
        RFuture<List<byte[]>> reply = redis.getScript(ByteArrayCodec.INSTANCE)
                .evalAsync(RScript.Mode.READ_ONLY, HASHES, RScript.ReturnType.LIST, keys(asks), values(asks));
        try {
            return reply.get(settings.timeout().toMillis(), TimeUnit.MILLISECONDS);
        } finally {
            // Of no use any more; without it, it would stand in the queue for a connection.
            reply.cancel(true);
        }
    }

    private static List<Object> keys(List<Ask> asks) {
        var keys = new ArrayList<Object>(List.of(CacheKeys.LIFE, CacheKeys.FRESH));
        asks.forEach(ask -> keys.add(ask.key()));
        return keys;
    }

    private static Object[] values(List<Ask> asks) {
        var values = new ArrayList<byte[]>();
        for (var ask : asks) {
            values.add(Integer.toString(ask.fields().size()).getBytes(UTF_8));
            ask.fields().forEach(field -> values.add(field.getBytes(UTF_8)));
        }
        return values.toArray();
    }

    private void isAway(String why) {
        reason = why;
        away = true;
    }

    @Override
    public Name name() {
        return Name.REDIS;
    }

    /** Also not while nobody keeps it up to date, if that matters. */
    @Override
    public boolean works() {
        return !away && (fresh || !settings.on());
    }

    @Override
    public void close() {
        probing.close();
    }
}
