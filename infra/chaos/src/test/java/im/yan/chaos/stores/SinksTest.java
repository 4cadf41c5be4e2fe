// SPDX-License-Identifier: Apache-2.0
package im.yan.chaos.stores;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class SinksTest {
    private static final String LEADER = """
            # HELP yan_feed_leader 1 while this instance carries the changes
            # TYPE yan_feed_leader gauge
            yan_feed_leader{feed="cache"} 1.0
            yan_feed_leader{feed="search"} 1.0
            yan_feed_leader{feed="states"} 0.0
            yan_feed_delay_seconds{feed="cache",quantile="0.5"} 0.25
            yan_feed_events_total{feed="cache"} 120.0
            yan_feed_lag_seconds{feed="cache"} 12.5
            yan_feed_lag_seconds{feed="search"} 0.0
            yan_storage_lag_seconds{topic="im.messages"} 0.0
            yan_storage_lag_seconds{topic="im.receipts"} 0.0
            yan_storage_records_total{topic="im.messages"} 1.2E3
            """;
    private static final String OTHER = """
            yan_feed_leader{feed="states"} 1.0
            yan_feed_events_total{feed="cache"} 3.0
            yan_feed_lag_seconds{feed="cache"} 0.0
            yan_storage_lag_seconds{topic="im.receipts"} 0.0
            """;

    private final Sinks both = Sinks.saying(2, Map.of("storage-sink", LEADER, "storage-sink-2", OTHER));

    @Test
    void eachFeedHasItsLeader() {
        assertThat(both.leaders())
                .containsOnly(
                        Map.entry("cache", "storage-sink"),
                        Map.entry("search", "storage-sink"),
                        Map.entry("states", "storage-sink-2"));
        assertThat(both.leader()).contains("storage-sink");
    }

    @Test
    void whatTheyCarriedAddsUpAndTheGreatestLagCounts() {
        assertThat(both.carried(Store.REDIS)).isEqualTo(123);
        assertThat(both.carried(Store.MYSQL)).isEqualTo(1_200);
        assertThat(both.carried(Store.ELASTICSEARCH)).isZero();
        assertThat(both.lagSeconds(Store.REDIS)).isEqualTo(12.5);
    }

    @Test
    void theyAreCaughtUpWhenAllOfThemSaySo() {
        var caughtUp = LEADER.replace("} 12.5", "} 1.0");

        assertThat(both.areCaughtUp()).isFalse();
        assertThat(Sinks.saying(2, Map.of("storage-sink", caughtUp)).areCaughtUp())
                .isFalse();
        assertThat(Sinks.saying(2, Map.of("storage-sink", caughtUp, "storage-sink-2", OTHER))
                        .areCaughtUp())
                .isTrue();
    }

    @Test
    void aStoreIsAffectedByItselfByMysqlAndBySinks() {
        assertThat(Store.unaffectedBy("elasticsearch")).containsExactly(Store.MYSQL, Store.REDIS);
        assertThat(Store.unaffectedBy("redis")).containsExactly(Store.MYSQL, Store.ELASTICSEARCH);
        assertThat(Store.unaffectedBy("mysql")).isEmpty();
        assertThat(Store.unaffectedBy("storage-sink-2")).isEmpty();
        assertThat(Store.unaffectedBy("stream-router")).containsExactly(Store.values());
    }
}
