// SPDX-License-Identifier: Apache-2.0
package im.yan.api.login;

import im.yan.api.account.AccountRules;
import im.yan.api.refusal.Refusal;
import im.yan.schemas.v1.ErrorCode;
import java.time.Duration;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/** Wrong passwords are limited per name, against guessing one, and per address, against trying many names. */
@Component
final class LoginLimits {
    private final AttemptLimit perName;
    private final AttemptLimit perAddress;

    @Autowired
    LoginLimits(LoginSettings settings) {
        this(settings, System::nanoTime);
    }

    LoginLimits(LoginSettings settings, LongSupplier nanoTime) {
        perName = new AttemptLimit(settings.failuresPerName(), settings.failuresWindow(), nanoTime);
        perAddress = new AttemptLimit(settings.failuresPerAddress(), settings.failuresWindow(), nanoTime);
    }

    /** Makes the check if there is an attempt left; only wrong credentials use one up. */
    <T> T limited(String name, String remoteAddress, Supplier<T> check) {
        var address = Addresses.limitedAs(remoteAddress);
        // Taken before the check and given back after it: of many at once each must count.
        take(name, address);
        var wrong = false;
        try {
            return check.get();
        } catch (Refusal refusal) {
            wrong = refusal.error().getCode() == ErrorCode.CREDENTIALS_INVALID;
            throw refusal;
        } finally {
            if (!wrong) {
                perAddress.giveBack(address);
                perName.giveBack(name);
            }
        }
    }

    private void take(String name, String address) {
        perAddress.take(address).ifPresent(LoginLimits::refuse);
        // Only what can be a name is remembered, so the memory has a bound.
        if (AccountRules.isName(name)) {
            perName.take(name).ifPresent(wait -> {
                perAddress.giveBack(address);
                refuse(wait);
            });
        }
    }

    private static void refuse(Duration wait) {
        throw Refusal.retryable(ErrorCode.RATE_LIMITED, "too many wrong passwords; wait before the next try", wait);
    }
}
