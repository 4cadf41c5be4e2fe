// SPDX-License-Identifier: Apache-2.0
package im.yan.storage.redis;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import im.yan.storage.Cached;
import im.yan.storage.cdc.FeedTarget.TargetAwayException;
import im.yan.testkit.TestServers;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CacheScriptsIT {
    private static final String SECONDS = "60";

    private final Cache cache = Cache.open(TestServers.redis());
    private final Cached cached = new Cached(TestServers.redis());
    private final String life = cache.life();
    private final String conversation = UUID.randomUUID().toString();
    private final String recent = "yan:recent:{" + conversation + "}";
    private final String row = "yan:head:{" + conversation + "}";

    @AfterEach
    void close() {
        cache.close();
        cached.close();
    }

    @Test
    void anOlderRowNeverTakesTheNewersPlace() {
        put(life, "5", "five");
        put(life, "4", "four");
        assertThat(cached.hash(row)).containsEntry("name", "five");

        put(life, "5", "five again");
        put(life, "11", "eleven");

        assertThat(cached.hash(row)).containsEntry("name", "eleven").containsEntry("version", "11");
    }

    @Test
    void aWriterOfAnotherLifeIsRefusedAndLeavesNothing() {
        put(life, "5", "five");

        assertThatThrownBy(() -> put("1-other-life", "6", "six")).isInstanceOf(TargetAwayException.class);
        assertThatThrownBy(() -> events("1-other-life", 3, event(1, 0, 0, "a")))
                .isInstanceOf(TargetAwayException.class);
        assertThatThrownBy(() -> run(CacheScripts.REMOVE, row, "1-other-life", List.of()))
                .isInstanceOf(TargetAwayException.class);

        assertThat(cached.hash(row)).containsEntry("name", "five");
        assertThat(cached.raw(recent)).isEmpty();
    }

    @Test
    void theMarkOfFreshnessNeverGoesBackUnlessItIsForgotten() {
        cache.forgetFreshness(life);
        cache.markFresh(life, 2_000);
        cache.markFresh(life, 1_000);
        assertThatThrownBy(() -> cache.markFresh("1-other-life", 3_000)).isInstanceOf(TargetAwayException.class);
        assertThat(cached.text("yan:feed:cache:fresh")).hasValue("2000");

        cache.forgetFreshness(life);
        assertThat(cached.text("yan:feed:cache:fresh")).isEmpty();
        cache.markFresh(life, 1_000);

        assertThat(cached.text("yan:feed:cache:fresh")).hasValue("1000");
    }

    @Test
    void anEmptiedRedisBeginsAnotherLife() {
        assertThat(cache.life()).isEqualTo(life);

        cached.flush();

        assertThatThrownBy(() -> put(life, "5", "five")).isInstanceOf(TargetAwayException.class);
        assertThat(cache.life()).isNotEqualTo(life).isEqualTo(cache.life());
    }

    @Test
    void anotherProcessOfRedisAndAnotherLayoutAreOtherLives() {
        var process = life.substring(life.lastIndexOf('-') + 1);
        for (var other : List.of("1-abc-00000000", "0-abc-" + process, "1-abc-" + process + "x")) {
            cached.put("yan:feed:cache", other);

            assertThat(cache.life()).isNotEqualTo(other).endsWith("-" + process);
        }
    }

    @Test
    void whatAnEarlierLifeLeftCountsForNothing() {
        put(life, "9", "nine");
        events(life, 3, event(8, 0, 0, "eight"));
        forgetLife();
        var next = cache.life();

        put(next, "5", "five");
        events(next, 3, event(7, 0, 0, "seven"));

        assertThat(cached.hash(row)).containsEntry("name", "five");
        assertThat(cached.recent(conversation)).containsExactly(7L);
        assertThat(cached.hash(recent)).containsEntry("floor", "7");
    }

    @Test
    void onlyTheNewestEventsAreHeld() {
        events(life, 3, event(1, 0, 0, "a"), event(2, 0, 0, "b"));
        assertThat(cached.hash(recent)).containsEntry("floor", "1");

        events(life, 3, event(3, 0, 0, "c"), event(4, 0, 0, "d"), event(5, 0, 0, "e"));

        assertThat(cached.recent(conversation)).containsExactly(3L, 4L, 5L);
        assertThat(cached.hash(recent)).containsEntry("floor", "3");
    }

    @Test
    void anEventThatWasChangedNeverGoesBack() {
        events(life, 3, event(1, 0, 0, "posted"), event(2, 0, 0, "posted"));
        events(life, 3, event(1, 0, 7, "edited"), event(2, 9, 0, "recalled"));

        events(life, 3, event(1, 0, 0, "posted"), event(2, 0, 0, "posted"), event(1, 0, 3, "edited before"));

        assertThat(text(1)).isEqualTo("0 7 edited");
        assertThat(text(2)).isEqualTo("9 0 recalled");
    }

    @Test
    void anEventBelowTheFloorStaysOutAndOneAboveItIsTaken() {
        events(life, 3, event(7, 0, 0, "first seen"));
        events(life, 3, event(6, 8, 0, "recalled"), event(8, 0, 0, "next"));

        assertThat(cached.recent(conversation)).containsExactly(7L, 8L);
        assertThat(cached.hash(recent)).containsEntry("floor", "7");
    }

    @Test
    void afterALeapTheWindowBeginsAnew() {
        events(life, 3, event(1, 0, 0, "a"), event(2, 0, 0, "b"));
        events(life, 3, event(1_000_000_000_000_000L, 0, 0, "far"));

        assertThat(cached.recent(conversation)).containsExactly(1_000_000_000_000_000L);
        assertThat(cached.hash(recent)).containsEntry("floor", "1000000000000000");
    }

    @Test
    void whatIsGoneLeavesAGap() {
        events(life, 3, event(1, 0, 0, "a"), event(2, 0, 0, "b"));
        events(life, 3, Map.entry("1", new byte[0]));
        assertThat(cached.recent(conversation)).containsExactly(2L);

        put(life, "5", "five");
        run(CacheScripts.REMOVE, row, life, List.of());
        assertThat(cached.raw(row)).isEmpty();
    }

    private void put(String life, String version, String name) {
        run(
                CacheScripts.PUT_ROW,
                row,
                life,
                Stream.of(SECONDS, version, "name", name)
                        .map(CacheScriptsIT::bytes)
                        .toList());
    }

    @SafeVarargs
    private void events(String life, int window, Map.Entry<String, byte[]>... events) {
        var values = new ArrayList<>(List.of(bytes(SECONDS), bytes(Integer.toString(window))));
        for (var event : events) {
            values.add(bytes(event.getKey()));
            values.add(event.getValue());
        }
        run(CacheScripts.PUT_RECENT, recent, life, values);
    }

    private void run(String script, String key, String life, List<byte[]> values) {
        var writes = cache.writes();
        writes.add(script, key, life, values);
        writes.run();
    }

    private void forgetLife() {
        cached.delete("yan:feed:cache");
    }

    private static Map.Entry<String, byte[]> event(long seq, long recalled, long edited, String text) {
        var bytes = text.getBytes(UTF_8);
        var value = ByteBuffer.allocate(16 + bytes.length)
                .putLong(recalled)
                .putLong(edited)
                .put(bytes);
        return Map.entry(Long.toString(seq), value.array());
    }

    private String text(long seq) {
        var bytes = Objects.requireNonNull(cached.raw(recent).get(Long.toString(seq)));
        var value = ByteBuffer.wrap(bytes);
        return value.getLong() + " " + value.getLong() + " " + new String(bytes, 16, bytes.length - 16, UTF_8);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }
}
