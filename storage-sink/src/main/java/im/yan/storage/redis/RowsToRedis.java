// SPDX-License-Identifier: Apache-2.0
package im.yan.storage.redis;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.toUnmodifiableMap;

import im.yan.schemas.EventShard;
import im.yan.storage.cdc.FeedBeat;
import im.yan.storage.cdc.FeedName;
import im.yan.storage.cdc.FeedPlan;
import im.yan.storage.cdc.FeedTarget;
import im.yan.storage.cdc.RowChange;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/** Rows of conversations and who takes part in them, and of accounts → hashes that live for a week after their last change. */
public final class RowsToRedis implements FeedTarget {
    private static final Duration TO_LIVE = Duration.ofDays(7);
    private static final Map<String, CachedTable> TABLES =
            Stream.of(CachedTable.values()).collect(toUnmodifiableMap(CachedTable::table, Function.identity()));

    private final Cache cache;
    private final String life;
    private final byte[] secondsToLive = bytes(TO_LIVE.toSeconds());
    private final byte[] window;

    private RowsToRedis(Cache cache, String life, int window) {
        this.cache = cache;
        this.life = life;
        this.window = bytes(window);
    }

    public static FeedPlan plan(CacheSettings settings, String database) {
        return new FeedPlan(
                FeedName.CACHE,
                columns(),
                RecentEvents.snapshots(database, settings.recentWindow()),
                () -> open(settings));
    }

    private static Map<String, List<String>> columns() {
        var columns = new HashMap<String, List<String>>();
        EventShard.TABLES.forEach(table -> columns.put(table, RecentEvents.COLUMNS));
        TABLES.forEach((table, cached) -> columns.put(table, cached.columns()));
        columns.put(FeedBeat.TABLE, FeedBeat.COLUMNS);
        return columns;
    }

    private static RowsToRedis open(CacheSettings settings) {
        var cache = Cache.open(settings.url());
        try {
            var life = cache.life();
            // What is carried again now may be older than what was promised, where a key has gone meanwhile.
            cache.forgetFreshness(life);
            return new RowsToRedis(cache, life, settings.recentWindow());
        } catch (TargetAwayException e) {
            cache.close();
            throw e;
        }
    }

    @Override
    public String life() {
        return cache.life();
    }

    @Override
    public void write(List<RowChange> changes) {
        writeRows(changes.stream().filter(change -> !FeedBeat.isOne(change)).toList());
        // In a round trip of its own: of scripts sent together, one is run although another has failed.
        FeedBeat.last(changes, FeedName.CACHE).ifPresent(beat -> cache.markFresh(life, beat));
    }

    private void writeRows(List<RowChange> changes) {
        if (changes.isEmpty()) {
            return;
        }
        var writes = cache.writes();
        var recent = new LinkedHashMap<String, List<byte[]>>();
        for (var change : changes) {
            var table = TABLES.get(change.table());
            if (table != null) {
                add(writes, table, change);
            } else {
                var events = recent.computeIfAbsent(RecentEvents.key(change), first -> new ArrayList<>());
                events.add(RecentEvents.field(change));
                events.add(RecentEvents.value(change));
            }
        }
        recent.forEach((key, events) ->
                writes.add(CacheScripts.PUT_RECENT, key, life, with(List.of(secondsToLive, window), events)));
        writes.run();
    }

    private void add(Cache.Writes writes, CachedTable table, RowChange change) {
        if (change.deleted()) {
            writes.add(CacheScripts.REMOVE, table.key(change), life, List.of());
            return;
        }
        var head = List.of(secondsToLive, bytes(table.version(change)));
        writes.add(CacheScripts.PUT_ROW, table.key(change), life, with(head, table.fields(change)));
    }

    private static List<byte[]> with(List<byte[]> head, List<byte[]> rest) {
        return Stream.concat(head.stream(), rest.stream()).toList();
    }

    private static byte[] bytes(long number) {
        return Long.toString(number).getBytes(UTF_8);
    }

    @Override
    public void close() {
        cache.close();
    }
}
