// SPDX-License-Identifier: Apache-2.0
package im.yan.router;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import im.yan.runtime.ConfigException;
import im.yan.runtime.Env;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RouterConfigTest {

    @Test
    void byDefaultItCommitsEveryTwentyMillisecondsExactlyOnceWithoutACache() {
        var streams = RouterConfig.from(new Env(Map.of())).streams();

        assertThat(streams.applicationId()).isEqualTo("yan-stream-router");
        assertThat(streams.exactlyOnce()).isTrue();
        assertThat(streams.commitInterval()).isEqualTo(Duration.ofMillis(20));
        assertThat(streams.pollTime()).isEqualTo(Duration.ofMillis(20));
        assertThat(streams.cacheBytes()).isZero();
    }

    @Test
    void theEnvironmentSaysWhere() {
        var env = new Env(Map.of("YAN_KAFKA", "kafka:9092", "YAN_STATE_DIR", "/data", "YAN_INSTANCE", "2"));

        var streams = RouterConfig.from(env).streams();

        assertThat(streams.bootstrapServers()).isEqualTo("kafka:9092");
        assertThat(streams.stateDir()).isEqualTo(Path.of("/data", "yan-stream-router"));
        assertThat(streams.instance()).isEqualTo("2");
    }

    @Test
    void aBadValueIsNamed() {
        assertThatExceptionOfType(ConfigException.class)
                .isThrownBy(() -> RouterConfig.from(new Env(Map.of("YAN_COMMIT_INTERVAL", "often"))))
                .withMessageStartingWith("YAN_COMMIT_INTERVAL must be a duration");
    }

    @Test
    void upToFiveHundredMembersAreWrittenToUnlessToldOtherwise() {
        assertThat(RouterConfig.from(new Env(Map.of())).fanOutOnWriteMax()).isEqualTo(500);
        assertThat(RouterConfig.from(new Env(Map.of("ROUTER_FAN_OUT_ON_WRITE_MAX", "20")))
                        .fanOutOnWriteMax())
                .isEqualTo(20);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "2001", "many"})
    void aLimitThatWouldNotDoIsNamed(String limit) {
        assertThatExceptionOfType(ConfigException.class)
                .isThrownBy(() -> RouterConfig.from(new Env(Map.of("ROUTER_FAN_OUT_ON_WRITE_MAX", limit))))
                .withMessageStartingWith("ROUTER_FAN_OUT_ON_WRITE_MAX must be a whole number");
    }
}
