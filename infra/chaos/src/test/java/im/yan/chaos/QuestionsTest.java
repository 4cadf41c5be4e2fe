// SPDX-License-Identifier: Apache-2.0
package im.yan.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import im.yan.chaos.stores.Sinks;
import im.yan.chaos.stores.Status;
import im.yan.chaos.stores.Store;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class QuestionsTest {
    private static final Absence TEN_SECONDS = absence(Duration.ofSeconds(10));
    private static final Absence A_MOMENT = absence(Duration.ofMillis(300));

    @Test
    void aBystanderGoesOn() {
        var question = new Bystanders(Set.of(Store.REDIS));
        question.look(cache(100, 20));
        question.look(cache(140, 0.3));

        var observation = question.answer(TEN_SECONDS);

        assertThat(observation.wrong()).isEmpty();
        assertThat(observation.notes()).containsExactly("Redis meanwhile: 40 changes, 0.3 s behind at last");
    }

    @Test
    void aBystanderThatStandsStillOrFallsBehindIsWrong() {
        var still = new Bystanders(Set.of(Store.REDIS));
        still.look(cache(100, 0));
        still.look(cache(100, 0));
        var behind = new Bystanders(Set.of(Store.REDIS));
        behind.look(cache(100, 0));
        behind.look(cache(140, 12));

        assertThat(still.answer(TEN_SECONDS).wrong()).hasSize(1);
        assertThat(behind.answer(TEN_SECONDS).wrong()).hasSize(1);
        assertThat(still.answer(A_MOMENT)).isEqualTo(Observation.NONE);
    }

    @Test
    void theStatusNamesAStoreThatIsAwayForLong() {
        var naming = new Naming(Store.REDIS);
        naming.look(status(Set.of()));
        assertThat(naming.answer(A_MOMENT)).isEqualTo(Observation.NONE);
        assertThat(naming.answer(TEN_SECONDS).wrong()).hasSize(1);

        naming.look(status(Set.of("redis")));

        assertThat(naming.answer(TEN_SECONDS).wrong()).isEmpty();
        assertThat(naming.answer(TEN_SECONDS).notes()).containsExactly("the status named Redis after 2.0 s");
    }

    @Test
    void whatAKilledLeaderLedIsLedOnByAnother() {
        var question = new Takeover("a", Map.of("cache", "a", "search", "a", "states", "b"));
        question.look(leaders(Map.of("a", "cache", "b", "states")));
        question.look(leaders(Map.of("b", "cache")));
        assertThat(question.answer(TEN_SECONDS).wrong()).hasSize(1);

        question.look(glance(Sinks.saying(2, Map.of("b", leads("cache") + leads("search"))), Optional.empty()));

        assertThat(question.answer(TEN_SECONDS).notes())
                .containsExactly("the feeds [cache, search] were led on by another after 2.0 s");
    }

    private static Absence absence(Duration time) {
        return new Absence("elasticsearch", 0, time.toNanos(), 1);
    }

    private static Question.Glance cache(double carried, double lagSeconds) {
        var page = "yan_feed_events_total{feed=\"cache\"} %s%nyan_feed_lag_seconds{feed=\"cache\"} %s%n"
                .formatted(carried, lagSeconds);
        return glance(Sinks.saying(1, Map.of("storage-sink", page)), Optional.empty());
    }

    private static Question.Glance status(Set<String> degraded) {
        return glance(Sinks.saying(0, Map.of()), Optional.of(new Status(degraded)));
    }

    private static Question.Glance leaders(Map<String, String> feeds) {
        var pages = new HashMap<String, String>();
        feeds.forEach((sink, feed) -> pages.put(sink, leads(feed)));
        return glance(Sinks.saying(2, pages), Optional.empty());
    }

    private static String leads(String feed) {
        return "yan_feed_leader{feed=\"%s\"} 1.0%n".formatted(feed);
    }

    private static Question.Glance glance(Sinks sinks, Optional<Status> status) {
        return new Question.Glance(Duration.ofSeconds(2).toNanos(), sinks, status);
    }
}
