// SPDX-License-Identifier: Apache-2.0
package im.yan.terminal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PasswordsTest {
    private static final Map<String, String> ENVIRONMENT = Map.of("YAN_PASSWORD", "environment's");

    @Test
    void theOneGivenWinsThenTheEnvironmentThenTheReadyMade() throws ChatException {
        assertThat(Passwords.of("alice", Optional.of("given"), ENVIRONMENT)).isEqualTo("given");
        assertThat(Passwords.of("alice", Optional.empty(), ENVIRONMENT)).isEqualTo("environment's");
        assertThat(Passwords.of("alice", Optional.empty(), Map.of())).isEqualTo("alice-password");
    }

    @Test
    void forAnybodyElseOneMustBeGiven() {
        assertThatThrownBy(() -> Passwords.of("carol", Optional.empty(), Map.of()))
                .isInstanceOf(ChatException.class)
                .hasMessage("give the password of carol with --password or YAN_PASSWORD.");
    }
}
