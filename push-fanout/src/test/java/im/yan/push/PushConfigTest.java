// SPDX-License-Identifier: Apache-2.0
package im.yan.push;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import im.yan.push.offline.OfflineTimes;
import im.yan.push.retry.ResendSchedule;
import im.yan.push.retry.UnackedLimits;
import im.yan.push.session.DevicesPerKind;
import im.yan.runtime.ConfigException;
import im.yan.runtime.Env;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PushConfigTest {

    @Test
    void theDefaultsAreThoseOfTheDocumentation() {
        var config = PushConfig.from(new Env(Map.of()));

        assertThat(config.sessionsPerUserMax()).isEqualTo(16);
        assertThat(config.resends())
                .isEqualTo(new ResendSchedule(
                        List.of(Duration.ofSeconds(5), Duration.ofSeconds(10), Duration.ofSeconds(20))));
        assertThat(config.unacked()).isEqualTo(new UnackedLimits(64, 16 * 1024 * 1024, 50_000));
        assertThat(config.devicesPerKind()).isEqualTo(new DevicesPerKind(0));
        assertThat(config.offline()).isEqualTo(new OfflineTimes(Duration.ofSeconds(3), Duration.ofSeconds(30)));
        assertThat(config.streams().applicationId()).isEqualTo("yan-push-fanout");
        assertThat(config.streams().exactlyOnce()).isFalse();
    }

    @Test
    void everyDelayMayHaveItsOwnUnit() {
        var config = PushConfig.from(new Env(Map.of("PUSH_RESEND_DELAYS", "500ms, 1m")));

        assertThat(config.resends().delays()).containsExactly(Duration.ofMillis(500), Duration.ofMinutes(1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"5", "5s,", "5s,,10s", "x", "5s;10s", "1s,1s,1s,1s,1s,1s,1s,1s,1s,1s,1s"})
    void badDelaysAreNamed(String delays) {
        assertThatExceptionOfType(ConfigException.class)
                .isThrownBy(() -> PushConfig.from(new Env(Map.of("PUSH_RESEND_DELAYS", delays))))
                .withMessageStartingWith("PUSH_RESEND_DELAYS must be");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "PUSH_SESSIONS_PER_USER_MAX",
                "PUSH_UNACKED_EVENTS_MAX",
                "PUSH_UNACKED_BYTES_MAX",
                "PUSH_UNACKED_CONVERSATIONS_MAX",
                "PUSH_SWEEP_USERS_PER_TICK"
            })
    void noLimitMayBeZero(String variable) {
        assertThatExceptionOfType(ConfigException.class)
                .isThrownBy(() -> PushConfig.from(new Env(Map.of(variable, "0"))))
                .withMessageStartingWith(variable + " must be a whole number from 1");
    }
}
