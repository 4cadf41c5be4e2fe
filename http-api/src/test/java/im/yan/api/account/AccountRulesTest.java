// SPDX-License-Identifier: Apache-2.0
package im.yan.api.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import im.yan.api.refusal.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class AccountRulesTest {

    @ParameterizedTest
    @ValueSource(strings = {"bob", "a.b-c_d", "0123456789", "abcdefghijklmnopqrstuvwxyz012345", "---"})
    void namesOfTheDocumentedFormAreTaken(String name) {
        assertThat(AccountRules.name(name)).isEqualTo(name);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {"", "ab", "abcdefghijklmnopqrstuvwxyz0123456", "Bob", "bob ", "b ob", "böb", "bob\n", "b@b"})
    void otherNamesAreRefused(String name) {
        assertThatThrownBy(() -> AccountRules.name(name)).isInstanceOf(Refusal.class);
    }

    @Test
    void aPasswordHas8To128CharactersAndAtMost256Bytes() {
        assertThat(AccountRules.password("12345678")).isEqualTo("12345678");
        assertThat(AccountRules.password(" 密码密码密码 ")).isEqualTo(" 密码密码密码 ");
        assertThat(AccountRules.password("x".repeat(128))).hasSize(128);
        assertThat(AccountRules.password("🙂".repeat(64))).hasSize(128);

        assertThatThrownBy(() -> AccountRules.password(null)).isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> AccountRules.password("1234567")).isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> AccountRules.password("🙂".repeat(7))).isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> AccountRules.password("x".repeat(129))).isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> AccountRules.password("🙂".repeat(65))).hasMessageContaining("256 bytes");
        assertThatThrownBy(() -> AccountRules.password("12345678\ud800")).isInstanceOf(Refusal.class);
    }

    @Test
    void aDisplayNameIsStrippedAndFallsBackToTheName() {
        assertThat(AccountRules.displayName(" Bob ", "bob")).isEqualTo("Bob");
        assertThat(AccountRules.displayName(null, "bob")).isEqualTo("bob");
        assertThat(AccountRules.displayName("  ", "bob")).isEqualTo("bob");
        assertThat(AccountRules.displayName("🙂".repeat(64), "bob")).hasSize(128);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a\nb",
                "a\u0000b",
                "half a pair \udc00",
                "12345678901234567890123456789012345678901234567890123456789012345"
            })
    void otherDisplayNamesAreRefused(String displayName) {
        assertThatThrownBy(() -> AccountRules.displayName(displayName, "bob")).isInstanceOf(Refusal.class);
    }
}
