// SPDX-License-Identifier: Apache-2.0
package im.yan.push.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import im.yan.runtime.ConfigException;
import im.yan.runtime.Env;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProviderConfigTest {
    @TempDir
    Path folder;

    private final Map<String, String> env = new HashMap<>();

    @BeforeEach
    void complete() throws Exception {
        var file = folder.resolve("vapid.json");
        VapidKeys.create().write(file);
        env.put("PUSH_VAPID_KEYS", file.toString());
        env.put("PUSH_VAPID_SUBJECT", "mailto:ops@example.com");
        env.put("PUSH_WEBHOOK_URL", "https://example.com/hook");
        env.put("PUSH_WEBHOOK_SECRET", "secret");
    }

    @Test
    void withoutAVariableNothingIsSent() {
        env.clear();

        var config = config();

        assertThat(config.webPush()).isEmpty();
        assertThat(config.webhook()).isEmpty();
        assertThat(config.attempts()).isEqualTo(4);
        assertThat(config.ageMax()).isEqualTo(Duration.ofHours(1));
        assertThat(config.waitingMax()).isEqualTo(10_000);
    }

    @Test
    void browsersServicesMayBeCalledByDefault() {
        var endpoints = config().webPush().orElseThrow().endpoints();

        assertThat(endpoints.hosts())
                .containsExactly(
                        "fcm.googleapis.com", "push.services.mozilla.com", "notify.windows.com", "web.push.apple.com");
        assertThat(config().webhook().orElseThrow().url()).hasToString("https://example.com/hook");
    }

    @Test
    void aVariableThatWillNotDoIsNamed() throws Exception {
        refused("PUSH_VAPID_SUBJECT", "");
        refused("PUSH_VAPID_SUBJECT", "ops@example.com");
        refused("PUSH_VAPID_SUBJECT", "mailto:\"ops\"@example.com");
        refused("PUSH_VAPID_KEYS", folder.resolve("missing").toString());
        refused(
                "PUSH_VAPID_KEYS",
                Files.writeString(folder.resolve("bad"), "{}").toString());
        refused("PUSH_WEB_ENDPOINTS", "com");
        refused("PUSH_WEBHOOK_URL", "");
        refused("PUSH_WEBHOOK_URL", "example.com/hook");
        refused("PUSH_WEBHOOK_SECRET", "");
        refused("PUSH_PROVIDER_ATTEMPTS", "0");
    }

    private void refused(String variable, String value) {
        var before = env.put(variable, value);
        assertThatThrownBy(this::config).isInstanceOf(ConfigException.class).hasMessageStartingWith(variable + " must");
        if (before == null) {
            env.remove(variable);
        } else {
            env.put(variable, before);
        }
    }

    private ProviderConfig config() {
        return ProviderConfig.from(new Env(env));
    }
}
