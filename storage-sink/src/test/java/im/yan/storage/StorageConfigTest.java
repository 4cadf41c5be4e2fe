// SPDX-License-Identifier: Apache-2.0
package im.yan.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import im.yan.runtime.ConfigException;
import im.yan.runtime.Env;
import im.yan.storage.cdc.FeedSettings;
import im.yan.storage.mysql.MysqlSettings;
import java.time.Duration;
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
        assertThat(config.feed()).isPresent();
    }

    @Test
    void theFeedCanBeSwitchedOff() {
        assertThat(StorageConfig.from(new Env(Map.of("STORAGE_FEED", "false"))).feed())
                .isEmpty();
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
        "STORAGE_FEED_SERVER_ID, 0"
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
