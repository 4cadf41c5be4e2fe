// SPDX-License-Identifier: Apache-2.0
package im.yan.api.cache;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * What is in Redis and surely as MySQL was at most {@link CacheSettings#ageMax} ago: written in Redis's present life, by a feed
 * that has caught up since, and all of it. Whatever is not must be asked of MySQL.
 */
@Component
public final class Cache {

    private enum Outcome {
        HIT,
        /** Not held, or left by an earlier life. */
        COLD,
        /** The feed does not keep up, or not yet. */
        STALE,
        /** Something of what was asked for is not held. */
        INCOMPLETE,
        AWAY;

        String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private final RedisReads redis;
    private final CacheSettings settings;
    private final MeterRegistry metrics;

    Cache(RedisReads redis, CacheSettings settings, MeterRegistry metrics) {
        this.redis = redis;
        this.settings = settings;
        this.metrics = metrics;
    }

    public Optional<Fields> read(Part part, Ask ask) {
        return read(part, List.of(ask)).getFirst();
    }

    /** In the order of the asks; one round trip, however many. */
    public List<Optional<Fields>> read(Part part, List<Ask> asks) {
        if (!settings.on() || asks.isEmpty()) {
            return nothing(asks);
        }
        var answer = redis.ask(asks);
        if (answer.isEmpty()) {
            count(part, Outcome.AWAY, asks.size());
            return nothing(asks);
        }
        if (!answer.get().isFresh(System.currentTimeMillis(), settings.ageMax())) {
            count(part, Outcome.STALE, asks.size());
            return nothing(asks);
        }
        var believed = new ArrayList<Optional<Fields>>();
        for (var i = 0; i < asks.size(); i++) {
            believed.add(believed(part, asks.get(i), answer.get().found().get(i)));
        }
        return believed;
    }

    private static List<Optional<Fields>> nothing(List<Ask> asks) {
        return Collections.nCopies(asks.size(), Optional.empty());
    }

    private Optional<Fields> believed(Part part, Ask ask, Optional<Fields> found) {
        var whole = found.filter(fields ->
                fields.values().size() == ask.fields().size() && ask.whole().test(fields));
        count(part, found.isEmpty() ? Outcome.COLD : whole.isEmpty() ? Outcome.INCOMPLETE : Outcome.HIT, 1);
        return whole;
    }

    private void count(Part part, Outcome outcome, int asks) {
        metrics.counter("yan.api.cache.reads", "part", part.text(), "outcome", outcome.text())
                .increment(asks);
    }
}
