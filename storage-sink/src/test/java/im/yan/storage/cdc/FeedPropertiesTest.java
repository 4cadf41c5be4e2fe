// SPDX-License-Identifier: Apache-2.0
package im.yan.storage.cdc;

import static org.assertj.core.api.Assertions.assertThat;

import im.yan.storage.mysql.MysqlSettings;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class FeedPropertiesTest {
    private static final FeedTarget.Opener NONE = () -> {
        throw new IllegalStateException("no feed runs here");
    };
    private static final FeedSettings SETTINGS = new FeedSettings(
            "127.0.0.1:9092",
            new MysqlSettings("127.0.0.1", 3306, "yan", "yan", "yan", MysqlSettings.Ssl.DISABLED),
            1,
            Duration.ofMillis(50),
            Duration.ofSeconds(1));
    private static final String BEFORE = prefix("yan", Map.of("account", List.of("user_id", "status")));

    @Test
    void theSameColumnsGoOnFromTheSameOffsets() {
        assertThat(prefix("yan", Map.of("account", List.of("status", "user_id"))))
                .isEqualTo(BEFORE);
    }

    @Test
    void anotherColumnTableDatabaseOrLifeOfTheTargetBeginsAnew() {
        assertThat(prefix("yan", Map.of("account", List.of("user_id", "status", "presence"))))
                .isNotEqualTo(BEFORE);
        assertThat(prefix("yan", Map.of("account", List.of("user_id", "status"), "device", List.of("user_id"))))
                .isNotEqualTo(BEFORE);
        assertThat(prefix("other", Map.of("account", List.of("user_id", "status"))))
                .isNotEqualTo(BEFORE);
        assertThat(FeedProperties.prefix("yan", plan(Map.of("account", List.of("user_id", "status"))), "second"))
                .isNotEqualTo(BEFORE);
    }

    @Test
    void eachFeedIsAReplicaOfItsOwnAndKeepsItsPlaceToItself() {
        var all = Stream.of(FeedName.values())
                .map(name -> FeedProperties.of(SETTINGS, new FeedPlan(name, Map.of(), Map.of(), NONE), ""))
                .toList();

        for (var own :
                List.of("name", "database.server.id", "offset.storage.topic", "schema.history.internal.kafka.topic")) {
            assertThat(all)
                    .extracting(properties -> properties.getProperty(own))
                    .doesNotHaveDuplicates();
        }
    }

    private static String prefix(String database, Map<String, List<String>> columns) {
        return FeedProperties.prefix(database, plan(columns), "first");
    }

    private static FeedPlan plan(Map<String, List<String>> columns) {
        return new FeedPlan(FeedName.STATES, columns, Map.of(), NONE);
    }
}
