// SPDX-License-Identifier: Apache-2.0
package im.yan.chaos.stores;

import im.yan.schemas.Topics;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** A store behind the log. Processes of a stack, the status and the audit call it by one name. */
public enum Store {
    MYSQL("MySQL", "yan_storage_records_total", "yan_storage_lag_seconds", "topic", Topics.MESSAGES.name()),
    REDIS("Redis", "yan_feed_events_total", "yan_feed_lag_seconds", "feed", "cache"),
    ELASTICSEARCH("Elasticsearch", "yan_feed_events_total", "yan_feed_lag_seconds", "feed", "search");

    private final String title;
    private final String carriedMetric;
    private final String lagMetric;
    private final String label;
    private final String labelValue;

    Store(String title, String carriedMetric, String lagMetric, String label, String labelValue) {
        this.title = title;
        this.carriedMetric = carriedMetric;
        this.lagMetric = lagMetric;
        this.label = label;
        this.labelValue = labelValue;
    }

    /** The store that is this process, if it is one. */
    public static Optional<Store> named(String process) {
        return Arrays.stream(values())
                .filter(store -> store.id().equals(process))
                .findFirst();
    }

    /** Those that must go on while this process is away. */
    public static Set<Store> unaffectedBy(String process) {
        var all = EnumSet.allOf(Store.class);
        all.removeIf(store -> store.needs(process));
        return all;
    }

    // MySQL's own changes are what the others are told, and sinks carry everything.
    private boolean needs(String process) {
        return process.equals(id()) || process.equals(MYSQL.id()) || Sinks.isOne(process);
    }

    /** As processes, the status and the audit have it. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** For people. */
    public String title() {
        return title;
    }

    /** What of the log was carried there, by a sink's metrics; 0 if it says nothing. */
    double carried(MetricsPage page) {
        return page.of(carriedMetric, label).getOrDefault(labelValue, 0.0);
    }

    /** How far it is behind, by a sink's metrics; 0 if it says nothing. */
    double lagSeconds(MetricsPage page) {
        return page.of(lagMetric, label).getOrDefault(labelValue, 0.0);
    }
}
