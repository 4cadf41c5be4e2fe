// SPDX-License-Identifier: Apache-2.0
package im.yan.chaos.stores;

import im.yan.dev.stack.Stack;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The storage-sinks of a stack at one moment, by their metrics; those that do not answer are left out. */
public final class Sinks {
    private static final String NAME = "storage-sink";
    private static final String FEED = "feed";
    private static final Set<String> FEEDS = Set.of("states", "search", "cache");
    // A commit's time may be cut to the second, and something may be carried in this very moment.
    private static final double LAG_SECONDS_IGNORED = 2;
    private static final Duration ELECTION_TIMEOUT = Duration.ofMinutes(1);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(100);

    private final int asked;
    private final Map<String, MetricsPage> pages;

    private Sinks(int asked, Map<String, MetricsPage> pages) {
        this.asked = asked;
        this.pages = pages;
    }

    public static Sinks of(Stack stack) {
        Map<String, String> pages = new LinkedHashMap<>();
        var names = names(stack);
        names.forEach(sink -> Page.get(stack.metrics(sink)).ifPresent(page -> pages.put(sink, page)));
        return saying(names.size(), pages);
    }

    /**
     * @param asked how many there are, whether they answer or not
     * @param pages their metrics, of those that do
     */
    public static Sinks saying(int asked, Map<String, String> pages) {
        return new Sinks(
                asked,
                pages.entrySet().stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, page -> new MetricsPage(page.getValue()))));
    }

    /** As {@link #of}, once every feed of a stack that has all stores is led by somebody. */
    public static Sinks withLeaders(Stack stack) throws InterruptedException {
        var deadline = System.nanoTime() + ELECTION_TIMEOUT.toNanos();
        var sinks = of(stack);
        while (sinks.leaders().size() < FEEDS.size()) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("of the feeds %s only %s have a leader; ./yan logs %s tells more"
                        .formatted(FEEDS, sinks.leaders(), NAME));
            }
            Thread.sleep(LOOK_AGAIN);
            sinks = of(stack);
        }
        return sinks;
    }

    static boolean isOne(String process) {
        return process.startsWith(NAME);
    }

    /** Every one, whether it answers or not. */
    public static List<String> names(Stack stack) {
        return stack.processes().stream().filter(Sinks::isOne).toList();
    }

    /** The leader of each feed that has one. */
    public Map<String, String> leaders() {
        Map<String, String> leaders = new HashMap<>();
        pages.forEach((sink, page) -> page.of("yan_feed_leader", FEED).forEach((feed, leads) -> {
            if (leads == 1) {
                leaders.put(feed, sink);
            }
        }));
        return leaders;
    }

    /** The one who leads the most feeds; empty if nobody leads any. */
    public Optional<String> leader() {
        return leaders().values().stream()
                .collect(Collectors.groupingBy(sink -> sink, Collectors.counting()))
                .entrySet()
                .stream()
                .max(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey);
    }

    /** What was carried there since these processes were started. */
    public double carried(Store store) {
        return pages.values().stream().mapToDouble(store::carried).sum();
    }

    public double lagSeconds(Store store) {
        return pages.values().stream().mapToDouble(store::lagSeconds).max().orElse(0);
    }

    /** All of them answer, and say that neither a feed nor MySQL is behind. */
    public boolean areCaughtUp() {
        return pages.size() == asked
                && pages.values().stream()
                        .flatMap(page -> Stream.of(
                                page.of("yan_storage_lag_seconds", "topic"), page.of("yan_feed_lag_seconds", FEED)))
                        .flatMap(lags -> lags.values().stream())
                        .allMatch(lag -> lag <= LAG_SECONDS_IGNORED);
    }
}
