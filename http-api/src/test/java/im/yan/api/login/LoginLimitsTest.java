// SPDX-License-Identifier: Apache-2.0
package im.yan.api.login;

import static org.assertj.core.api.Assertions.assertThat;

import im.yan.api.refusal.Refusal;
import im.yan.schemas.v1.ErrorCode;
import java.time.Duration;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class LoginLimitsTest {
    private final LoginLimits limits =
            new LoginLimits(new LoginSettings(Duration.ofHours(1), 2, 4, Duration.ofHours(1)), () -> 0);

    @Test
    void onlyWrongCredentialsCount() {
        for (var i = 0; i < 10; i++) {
            assertThat(attempt("bob", "198.51.100.1", LoginLimitsTest::right)).isEqualTo("right");
            assertThat(attempt("bob", "198.51.100.1", refusing(ErrorCode.OVERLOADED)))
                    .isEqualTo("OVERLOADED");
            assertThat(attempt("bob", "198.51.100.1", refusing(ErrorCode.ACCOUNT_DISABLED)))
                    .isEqualTo("ACCOUNT_DISABLED");
        }
    }

    @Test
    void whatBreaksIsNoGuess() {
        for (var i = 0; i < 10; i++) {
            assertThat(attempt("bob", "198.51.100.1", () -> {
                        throw new IllegalStateException("MySQL is away");
                    }))
                    .isEqualTo("MySQL is away");
        }
    }

    @Test
    void aNameThatIsClosedCostsItsAddressNothing() {
        wrong("bob", "198.51.100.1");
        wrong("bob", "198.51.100.1");
        for (var i = 0; i < 10; i++) {
            assertThat(attempt("bob", "198.51.100.1", LoginLimitsTest::right)).isEqualTo("RATE_LIMITED");
        }

        assertThat(attempt("carol", "198.51.100.1", LoginLimitsTest::right)).isEqualTo("right");
    }

    @Test
    void anAddressIsClosedForEveryName() {
        for (var i = 0; i < 4; i++) {
            wrong("not a name " + i, "198.51.100.1");
        }

        assertThat(attempt("carol", "198.51.100.1", LoginLimitsTest::right)).isEqualTo("RATE_LIMITED");
        assertThat(attempt("carol", "198.51.100.2", LoginLimitsTest::right)).isEqualTo("right");
    }

    @Test
    void allAddressesOfAnIpv6NetworkAreOne() {
        for (var i = 0; i < 4; i++) {
            wrong("name-" + i, "2001:db8:0:1:0:0:0:" + i);
        }

        assertThat(attempt("carol", "2001:db8:0:1:a:b:c:d", LoginLimitsTest::right))
                .isEqualTo("RATE_LIMITED");
        assertThat(attempt("carol", "2001:db8:0:2:a:b:c:d", LoginLimitsTest::right))
                .isEqualTo("right");
    }

    private void wrong(String name, String address) {
        assertThat(attempt(name, address, refusing(ErrorCode.CREDENTIALS_INVALID)))
                .isEqualTo("CREDENTIALS_INVALID");
    }

    private String attempt(String name, String address, Supplier<String> check) {
        try {
            return limits.limited(name, address, check);
        } catch (Refusal refusal) {
            return refusal.error().getCode().name();
        } catch (IllegalStateException e) {
            return String.valueOf(e.getMessage());
        }
    }

    private static String right() {
        return "right";
    }

    private static Supplier<String> refusing(ErrorCode code) {
        return () -> {
            throw Refusal.of(code, "no");
        };
    }
}
