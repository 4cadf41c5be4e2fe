// SPDX-License-Identifier: Apache-2.0
package im.yan.api.account;

import static org.assertj.core.api.Assertions.assertThat;

import im.yan.api.refusal.Refusal;
import im.yan.schemas.v1.ErrorCode;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PasswordsTest {

    @Test
    void aHashIsArgon2idSaltedAndMatchesItsPasswordOnly() {
        try (var passwords = new Passwords(new PasswordSettings(19 * 1024, 2, 1, 1, 1))) {
            var hash = passwords.hash("correct horse");

            assertThat(hash).startsWith("$argon2id$v=19$m=19456,t=2,p=1$").hasSizeLessThan(255);
            assertThat(passwords.hash("correct horse")).isNotEqualTo(hash);
            assertThat(passwords.matches("correct horse", Optional.of(hash))).isTrue();
            assertThat(passwords.matches("wrong horse", Optional.of(hash))).isFalse();
        }
    }

    @Test
    void withoutAHashNothingMatches() {
        try (var passwords = new Passwords(new PasswordSettings(1024, 1, 1, 1, 1))) {
            assertThat(passwords.matches("nobody has this password", Optional.empty()))
                    .isFalse();
        }
    }

    @Test
    void checksBeyondTheQueueAreRefusedAlsoForNamesThatDoNotExist() throws Exception {
        try (var passwords = new Passwords(new PasswordSettings(64 * 1024, 2, 1, 1, 1));
                var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<ErrorCode> check = () -> check(passwords);

            var outcomes = callers
                    .invokeAll(Stream.generate(() -> check).limit(12).toList())
                    .stream()
                    .map(future -> future.resultNow())
                    .toList();

            assertThat(outcomes)
                    .contains(ErrorCode.ERROR_CODE_UNSPECIFIED, ErrorCode.OVERLOADED)
                    .containsOnly(ErrorCode.ERROR_CODE_UNSPECIFIED, ErrorCode.OVERLOADED);
        }
    }

    private static ErrorCode check(Passwords passwords) {
        try {
            assertThat(passwords.matches("any password", Optional.empty())).isFalse();
            return ErrorCode.ERROR_CODE_UNSPECIFIED;
        } catch (Refusal refusal) {
            return refusal.error().getCode();
        }
    }
}
