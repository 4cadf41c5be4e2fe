// SPDX-License-Identifier: Apache-2.0
package im.yan.dev;

import static org.assertj.core.api.Assertions.assertThat;

import im.yan.dev.stack.GivenServers;
import im.yan.dev.stack.MysqlAddress;
import im.yan.runtime.Env;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DevConfigTest {

    @Test
    void anEmptyEnvironmentMeansOurOwnServersInTheCheckout() {
        var config = DevConfig.from(new Env(Map.of()));

        assertThat(config).isEqualTo(new DevConfig(Path.of(".yan"), GivenServers.NONE, List.of(), "256m"));
    }

    @Test
    void serversThatRunAlreadyAreNamedByVariables() {
        var config = DevConfig.from(new Env(Map.of(
                "YAN_KAFKA", "a:9092,b:9092",
                "YAN_MYSQL", "db:3306",
                "YAN_MYSQL_DATABASE", "chat",
                "YAN_REDIS", "redis://cache:6379",
                "YAN_ELASTICSEARCH", "http://search:9200")));

        assertThat(config.given().kafka()).contains("a:9092,b:9092");
        assertThat(config.given().mysql()).contains(new MysqlAddress("db:3306", "chat", "yan", "yan"));
        assertThat(config.given().redis()).contains("redis://cache:6379");
        assertThat(config.given().elasticsearch()).contains("http://search:9200");
    }

    @Test
    void javaOptionsAreSeparatedBySpaces() {
        var config = DevConfig.from(new Env(Map.of("YAN_JAVA_OPTIONS", "-Xint  -Dx=y ")));

        assertThat(config.javaOptions()).containsExactly("-Xint", "-Dx=y");
    }

    @Test
    void aPasswordIsNotPrinted() {
        assertThat(new MysqlAddress("db:3306", "chat", "me", "secret"))
                .asString()
                .doesNotContain("secret");
    }
}
