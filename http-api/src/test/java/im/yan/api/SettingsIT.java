// SPDX-License-Identifier: Apache-2.0
package im.yan.api;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsIT {
    private static final String PATH = "/v1/accounts/me/settings";
    private static final String NIGHT =
            "{\"presence\":\"NOBODY\",\"quietHours\":{\"fromMinute\":1320,\"toMinute\":420,\"timeZone\":\"Asia/Shanghai\"}}";

    private final TestApi.User user = TestApi.shared().user();

    @Test
    void whatIsChosenStaysUntilAnotherChoice() {
        assertThat(user.get(PATH).json().toString()).isEqualTo("{\"presence\":\"EVERYONE\"}");

        assertThat(user.put(PATH, NIGHT).json().toString()).isEqualTo(NIGHT);
        assertThat(user.get(PATH).json().toString()).isEqualTo(NIGHT);

        assertThat(user.put(PATH, "{\"presence\":\"EVERYONE\"}").status()).isEqualTo(200);
        assertThat(user.get(PATH).json().toString()).isEqualTo("{\"presence\":\"EVERYONE\"}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"presence\":\"FRIENDS\"}",
                "{\"presence\":\"NOBODY\",\"quietHours\":{}}",
                "{\"presence\":\"NOBODY\",\"quietHours\":{\"fromMinute\":0,\"toMinute\":1440,\"timeZone\":\"Asia/Shanghai\"}}",
                "{\"presence\":\"NOBODY\",\"quietHours\":{\"fromMinute\":-1,\"toMinute\":1,\"timeZone\":\"Asia/Shanghai\"}}",
                "{\"presence\":\"NOBODY\",\"quietHours\":{\"fromMinute\":0,\"toMinute\":1,\"timeZone\":\"Moon/Sea\"}}",
                "{\"presence\":\"NOBODY\",\"quietHours\":{\"fromMinute\":0,\"toMinute\":1}}"
            })
    void whatIsNoChoiceIsInvalidAndChangesNothing(String settings) {
        user.put(PATH, NIGHT);

        assertThat(user.put(PATH, settings).refusal()).isEqualTo("400 INVALID_ARGUMENT");

        assertThat(user.get(PATH).json().toString()).isEqualTo(NIGHT);
    }
}
