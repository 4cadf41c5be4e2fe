// SPDX-License-Identifier: Apache-2.0
package im.yan.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import im.yan.runtime.ConfigException;
import im.yan.runtime.Env;
import im.yan.storage.cdc.FeedSettings;
import im.yan.storage.mysql.MysqlSettings;
import im.yan.storage.redis.CacheSettings;
import im.yan.storage.search.SearchSettings;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StorageConfigTest {

    @Test
    void anEmptyEnvironmentIsALaptop() {
        var config = StorageConfig.from(new Env(Map.of()));

        assertThat(config.mysql())
                .isEqualTo(new MysqlSettings("127.0.0.1", 3306, "yan", "yan", "yan", MysqlSettings.Ssl.PREFERRED));
        assertThat(config.log().group()).isEqualTo("yan-storage-sink");
        assertThat(config.log().batchMax()).isEqualTo(500);
        assertThat(config.log().batchWait()).isEqualTo(Duration.ofMillis(50));
        assertThat(config.feeds()).hasValueSatisfying(feeds -> {
            assertThat(feeds.search()).isEmpty();
            assertThat(feeds.cache()).isEmpty();
        });
    }

    @Test
    void theFeedCanBeSwitchedOff() {
        assertThat(StorageConfig.from(new Env(Map.of("STORAGE_FEED", "false"))).feeds())
                .isEmpty();
    }

    @Test
    void aFurtherServerOfALayoutIsOnlyFedFrom() {
        var config = StorageConfig.from(new Env(Map.of(
                "STORAGE_LOG", "false",
                "STORAGE_FEED_STATES", "false",
                "YAN_REDIS", "redis://127.0.0.1:6379")));

        assertThat(config.keepsLog()).isFalse();
        assertThat(config.feeds()).hasValueSatisfying(feeds -> {
            assertThat(feeds.states()).isFalse();
            assertThat(feeds.cache()).isPresent();
        });
    }

    @Test
    void aSinkWithNothingToDoDoesNotStart() {
        assertThatThrownBy(() ->
                        StorageConfig.from(new Env(Map.of("STORAGE_LOG", "false", "STORAGE_FEED_STATES", "false"))))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("STORAGE_LOG");
    }

    @Test
    void aLayoutHoldsAllTablesButBinlogAndLocksAreThisServers() {
        var layout = "jdbc:shardingsphere:absolutepath:/etc/yan/sharding.yaml";
        var mysql =
                StorageConfig.from(new Env(Map.of("YAN_MYSQL_JDBC", layout))).mysql();

        assertThat(mysql.jdbcUrl()).isEqualTo(layout);
        assertThat(mysql.serverUrl()).startsWith("jdbc:mysql://127.0.0.1:3306/yan?");
    }

    @Test
    void anAddressSwitchesSearchOrTheCacheOn() {
        var feeds = StorageConfig.from(new Env(Map.of(
                        "YAN_ELASTICSEARCH", "http://127.0.0.1:9200",
                        "YAN_REDIS", "rediss://yan:hush@redis.example:6380")))
                .feeds()
                .orElseThrow();

        assertThat(feeds.search()).contains(new SearchSettings("http://127.0.0.1:9200", "yan-messages", 1, 0));
        assertThat(feeds.cache()).contains(new CacheSettings("rediss://yan:hush@redis.example:6380", 200));
        assertThat(feeds.toString()).doesNotContain("hush");
    }

    @Test
    void aBadAddressIsNamedButNotRepeatedForItMayHoldAPassword() {
        for (var variable : List.of("YAN_REDIS", "YAN_ELASTICSEARCH")) {
            assertThatThrownBy(() -> StorageConfig.from(new Env(Map.of(variable, "ftp://yan:hush@host:1"))))
                    .isInstanceOf(ConfigException.class)
                    .hasMessageContaining(variable)
                    .hasMessageNotContaining("hush");
        }
    }

    @Test
    void theStoresAreComparedWhetherOrNotThisInstanceFeedsThem() {
        var audit = StorageConfig.from(new Env(Map.of(
                        "STORAGE_FEED", "false",
                        "YAN_ELASTICSEARCH", "http://127.0.0.1:9200",
                        "YAN_REDIS", "redis://127.0.0.1:6379")))
                .audit();

        assertThat(audit.search()).isPresent();
        assertThat(audit.cache()).isPresent();
        assertThat(audit.rate()).isEqualTo(500);
        assertThat(audit.settle()).isEqualTo(Duration.ofSeconds(10));
        assertThat(audit.pause()).isEqualTo(Duration.ofMinutes(1));
    }

    @Test
    void installationsOnOneServerGetDifferentServerIds() {
        assertThat(FeedSettings.serverIdFor("yan")).isPositive().isNotEqualTo(FeedSettings.serverIdFor("other"));
    }

    @Test
    void aPasswordIsNotPrinted() {
        var config = StorageConfig.from(new Env(Map.of("YAN_MYSQL_PASSWORD", "hush")));

        assertThat(config.toString()).doesNotContain("hush");
    }

    @Test
    void onlyAVerifiedServerIsNotTakenOnTrust() {
        assertThat(url("VERIFY_IDENTITY")).contains("sslMode=VERIFY_IDENTITY", "allowPublicKeyRetrieval=false");
        assertThat(url("DISABLED")).contains("sslMode=DISABLED", "allowPublicKeyRetrieval=true");
    }

    @ParameterizedTest
    @CsvSource({
        "YAN_MYSQL, localhost",
        "YAN_MYSQL, localhost:99999",
        "YAN_MYSQL_SSL, maybe",
        "YAN_MYSQL_DATABASE, a.b",
        "STORAGE_THREADS, 0",
        "STORAGE_BATCH_MAX, 5001",
        "STORAGE_BATCH_WAIT, 50",
        "STORAGE_BATCH_WAIT, 11s",
        "STORAGE_FEED_POLL, often",
        "STORAGE_RETRY_MAX, soon",
        "STORAGE_FEED, yes",
        "STORAGE_AUDIT_RATE, -1",
        "STORAGE_AUDIT_SETTLE, soon",
        "STORAGE_AUDIT_PAUSE, 0s",
        "STORAGE_LOG, yes",
        "STORAGE_FEED_STATES, yes",
        "STORAGE_FEED_SERVER_ID, 0",
        "STORAGE_FEED_SERVER_ID, 2147483647"
    })
    void aBadValueStopsTheStartAndIsNamed(String variable, String value) {
        assertThatThrownBy(() -> StorageConfig.from(new Env(Map.of(variable, value))))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining(variable)
                .hasMessageContaining(value);
    }

    private static String url(String ssl) {
        return StorageConfig.from(new Env(Map.of("YAN_MYSQL_SSL", ssl))).mysql().jdbcUrl();
    }
}
