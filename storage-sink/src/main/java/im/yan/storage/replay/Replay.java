// SPDX-License-Identifier: Apache-2.0
package im.yan.storage.replay;

import im.yan.storage.cdc.FeedPlan;
import im.yan.storage.cdc.TargetContents;
import im.yan.storage.mysql.KeptTables;
import im.yan.storage.redis.CacheContents;
import im.yan.storage.redis.RowsToRedis;
import im.yan.storage.search.IndexContents;
import im.yan.storage.search.MessagesToElasticsearch;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.PrintStream;
import java.time.Duration;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Stores rebuilt from the log: {@code ./yan replay}. What fails at its beginning, because a server is away, is an exception of that server;
 * later it is tried until it works.
 */
public final class Replay {
    /** A feed may still carry what it has read when its store is full already. */
    private static final Duration SETTLING_MAX = Duration.ofSeconds(10);

    private static final Duration SETTLING_PAUSE = Duration.ofMillis(500);

    private final ReplaySettings settings;
    private final Progress progress;
    private final Retrying retrying;
    private final KeptTables tables;

    /** A store, while it is open. */
    private interface Use<T> {
        T of(Store store);
    }

    private Replay(ReplaySettings settings, Progress progress) {
        this.settings = settings;
        this.progress = progress;
        this.retrying = new Retrying(settings.log().retryMax(), progress);
        this.tables = new KeptTables(settings.mysql());
    }

    public static Report run(ReplayOptions options, ReplaySettings settings, PrintStream progress) {
        var replay = new Replay(settings, new Progress(progress));
        replay.requireOneServer(options);
        var stores = replay.chosen(options);
        replay.requireMysql();
        return options.drop().isPresent()
                ? replay.drop(options.drop().get())
                : new Report(replay.rebuild(stores, options.part()), Optional.empty());
    }

    /** Tables of several servers are neither summed up nor emptied together. */
    private void requireOneServer(ReplayOptions options) {
        if (options.drop().isPresent() && settings.mysql().layout().isPresent()) {
            throw new UsageException(
                    "--drop is for one server of MySQL: with YAN_MYSQL_JDBC, empty the store by hand and replay without it");
        }
    }

    /** Whatever is rebuilt needs it; that it is away is said at once rather than waited for. */
    private void requireMysql() {
        tables.messages();
    }

    private Set<StoreName> chosen(ReplayOptions options) {
        var all = EnumSet.of(StoreName.MYSQL);
        settings.cache().ifPresent(cache -> all.add(StoreName.REDIS));
        settings.search().ifPresent(search -> all.add(StoreName.ELASTICSEARCH));
        var asked = EnumSet.copyOf(options.stores().isEmpty() ? all : options.stores());
        options.drop().ifPresent(asked::add);
        if (!all.containsAll(asked)) {
            asked.removeAll(all);
            throw new UsageException(
                    "%s is not configured: set YAN_REDIS or YAN_ELASTICSEARCH, and not STORAGE_FEED=false"
                            .formatted(asked.iterator().next().text()));
        }
        return asked;
    }

    private Report drop(StoreName name) {
        return with(name, store -> {
            var before = store.checksum();
            progress.say(name.text() + " before: " + before);
            var figures = store.rebuildFromNothing();
            return new Report(Map.of(name, figures), Optional.of(new Report.Sums(before, settled(store, before))));
        });
    }

    private static String settled(Store store, String before) {
        var end = System.nanoTime() + SETTLING_MAX.toNanos();
        var after = store.checksum();
        while (!after.equals(before) && System.nanoTime() < end) {
            Retrying.pause(SETTLING_PAUSE);
            after = store.checksum();
        }
        return after;
    }

    private Map<StoreName, Figures> rebuild(Set<StoreName> stores, Part part) {
        if (!part.isWhole()) {
            return rebuildPart(stores, part);
        }
        var figures = new EnumMap<StoreName, Figures>(StoreName.class);
        stores.forEach(name -> figures.put(name, with(name, Store::rebuild)));
        return figures;
    }

    private Map<StoreName, Figures> rebuildPart(Set<StoreName> stores, Part part) {
        var others = stores.stream()
                .filter(store -> store != StoreName.MYSQL)
                .map(store -> new PastTheFeed(store, plan(store), settings.mysql(), retrying, progress))
                .toList();
        if (!stores.contains(StoreName.MYSQL)) {
            return new PartReplay(Optional.empty(), others).run(settings.log(), part, retrying, progress);
        }
        try (var toTables = new ToTables(settings.mysql(), retrying)) {
            return new PartReplay(Optional.of(toTables), others).run(settings.log(), part, retrying, progress);
        }
    }

    private FeedPlan plan(StoreName store) {
        return store == StoreName.REDIS
                ? RowsToRedis.plan(
                        settings.cache().orElseThrow(), settings.mysql().database())
                : MessagesToElasticsearch.plan(
                        settings.search().orElseThrow(), settings.mysql(), new SimpleMeterRegistry());
    }

    private <T> T with(StoreName name, Use<T> use) {
        return switch (name) {
            case MYSQL -> use.of(new MysqlFromLog(settings, tables, retrying, progress));
            case REDIS -> {
                try (var cache = CacheContents.of(settings.cache().orElseThrow())) {
                    yield use.of(fed(name, cache));
                }
            }
            case ELASTICSEARCH -> {
                try (var index = IndexContents.open(settings.search().orElseThrow())) {
                    yield use.of(fed(name, index));
                }
            }
        };
    }

    private FedStore fed(StoreName name, TargetContents contents) {
        return new FedStore(
                name,
                contents,
                () -> name == StoreName.REDIS ? tables.rows(CacheContents.ROWS) : tables.messages(),
                settings.patience(),
                retrying,
                progress);
    }
}
