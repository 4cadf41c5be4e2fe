// SPDX-License-Identifier: Apache-2.0
package im.yan.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import im.yan.api.cache.CacheSettings;
import im.yan.runtime.ConfigException;
import im.yan.runtime.Env;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ApiConfigTest {

    @Test
    void withoutVariablesItIsALaptopsConfiguration() {
        var config = ApiConfig.from(new Env(Map.of()));

        assertThat(config.http().host()).isEqualTo("127.0.0.1");
        assertThat(config.http().port()).isEqualTo(8080);
        assertThat(config.http().corsOrigins()).isEmpty();
        assertThat(config.cache()).isEqualTo(new CacheSettings(true, Duration.ofSeconds(3), Duration.ofMillis(100), 8));
        assertThat(config.keyFile()).isEqualTo(Path.of(".yan/state/api/signing-key.json"));
        assertThat(config.commands().downlinkPartition()).isEmpty();
        assertThat(config.push().publicKey()).isEmpty();
        assertThat(config.operator().key()).isEmpty();
        assertThat(config.search().elasticsearch()).isEmpty();
        assertThat(config.mysql().replica()).isEmpty();
        assertThat(config.mysql().layout()).isEmpty();
        assertThat(config.mysql().lagMax()).isZero();
        assertThat(config.search().index()).isEqualTo("yan-messages");
        assertThat(config.login().tokenLifetime()).isEqualTo(Duration.ofHours(12));
        assertThat(config.passwords().memoryKib()).isEqualTo(19 * 1024);
        assertThat(config.passwords().iterations()).isEqualTo(2);
    }

    @Test
    void asManyQuestionsGoToMysqlAtOnceAsThereAreConnections() {
        assertThat(ApiConfig.from(new Env(Map.of("API_MYSQL_CONNECTIONS", "20")))
                        .cache()
                        .missesMax())
                .isEqualTo(20);
    }

    @Test
    void theKeyLiesInTheStateFolderUnlessItIsNamed() {
        assertThat(ApiConfig.from(new Env(Map.of("YAN_STATE_DIR", "/state"))).keyFile())
                .isEqualTo(Path.of("/state/api/signing-key.json"));
        assertThat(ApiConfig.from(new Env(Map.of("YAN_STATE_DIR", "/state", "API_KEY_FILE", "/key")))
                        .keyFile())
                .isEqualTo(Path.of("/key"));
    }

    @ParameterizedTest
    @CsvSource({
        "API_PORT, 65536",
        "API_CONNECTIONS_MAX, 0",
        "API_BODY_BYTES_MAX, 12",
        "API_MYSQL_CONNECTIONS, 0",
        "API_CORS_ORIGINS, chat.example",
        "API_CORS_ORIGINS, https://chat.example/path",
        "API_CORS_ORIGINS, 'https://a.example,b.example'",
        "API_FORWARDED_HEADERS, yes",
        "API_TOKEN_LIFETIME, 12",
        "API_TOKEN_LIFETIME, 999ms",
        "API_WORKER_LEASE, 2h",
        "API_CACHE, perhaps",
        "API_CACHE_AGE_MAX, 999ms",
        "API_CACHE_TIMEOUT, 2s",
        "API_CACHE_MISSES_MAX, 0",
        "API_LOGIN_FAILURES_PER_NAME, 0",
        "API_LOGIN_FAILURES_PER_ADDRESS, many",
        "API_LOGIN_FAILURES_WINDOW, 25h",
        "API_ARGON2_MEMORY_KIB, 1",
        "API_ARGON2_ITERATIONS, 0",
        "API_ARGON2_PARALLELISM, 0",
        "API_HASHING_THREADS, 0",
        "API_HASHING_QUEUE, 0",
        "API_DOWNLINK_PARTITION, -1",
        "API_PUSH_PUBLIC_KEY, not-a-point",
        "API_OPERATOR_KEY, too-short",
        "YAN_MYSQL, localhost",
        "YAN_MYSQL_REPLICA, localhost",
        "API_REPLICA_LAG_MAX, 1s",
        "API_REPLICA_LAG_MAX, 6m",
        "YAN_MYSQL_JDBC, localhost:3306",
        "YAN_REDIS, localhost:6379",
        "YAN_REDIS, redis://localhost",
        "YAN_ELASTICSEARCH, localhost:9200",
        "YAN_ELASTICSEARCH, http://localhost",
        "API_SEARCH_CONNECTIONS, 0"
    })
    void aBadValueIsNamed(String variable, String value) {
        assertThatThrownBy(() -> ApiConfig.from(new Env(Map.of(variable, value))))
                .isInstanceOf(ConfigException.class)
                .hasMessageStartingWith(variable);
    }

    @Test
    void aReplicaMayBeTenSecondsBehind() {
        var mysql = ApiConfig.from(new Env(Map.of("YAN_MYSQL_REPLICA", "replica:3306")))
                .mysql();

        assertThat(mysql.replica()).isPresent();
        assertThat(mysql.lagMax()).isEqualTo(Duration.ofSeconds(10));
    }

    @Test
    void aReplicaIsOfOneServerAndALayoutNamesItsOwn() {
        var variables = Map.of("YAN_MYSQL_REPLICA", "replica:3306", "YAN_MYSQL_JDBC", "jdbc:shardingsphere:x");

        assertThatThrownBy(() -> ApiConfig.from(new Env(variables)))
                .isInstanceOf(ConfigException.class)
                .hasMessageStartingWith("YAN_MYSQL_REPLICA");
    }

    @Test
    void passwordsAreNotPrinted() {
        var variables = Map.of(
                "YAN_MYSQL_PASSWORD", "s3cret",
                "YAN_MYSQL_JDBC", "jdbc:mysql://h/d?password=s3cret",
                "YAN_REDIS", "redis://user:s3cret@localhost:6379",
                "YAN_ELASTICSEARCH", "https://user:s3cret@localhost:9200",
                "API_OPERATOR_KEY", "s3cret-s3cret-s3cret");

        assertThat(ApiConfig.from(new Env(variables)).toString()).doesNotContain("s3cret");
    }
}
