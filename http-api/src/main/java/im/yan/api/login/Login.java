// SPDX-License-Identifier: Apache-2.0
package im.yan.api.login;

import im.yan.api.account.AccountRules;
import im.yan.api.account.Accounts;
import im.yan.api.account.Passwords;
import im.yan.api.device.NewDevice;
import im.yan.api.refusal.Refusal;
import im.yan.schemas.v1.ErrorCode;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Password against token. An unknown name and a wrong password are the same to the caller, in answer and in time. */
@Component
final class Login {
    private final Accounts accounts;
    private final Passwords passwords;
    private final LoginLimits limits;
    private final TokenIssue tokens;
    private final MeterRegistry metrics;

    Login(Accounts accounts, Passwords passwords, LoginLimits limits, TokenIssue tokens, MeterRegistry metrics) {
        this.accounts = accounts;
        this.passwords = passwords;
        this.limits = limits;
        this.tokens = tokens;
        this.metrics = metrics;
    }

    IssuedToken login(Credentials credentials, String remoteAddress) {
        var name = credentials.name();
        var password = credentials.password();
        if (name == null || password == null) {
            throw Refusal.invalid("name and password must be given");
        }
        var device = Optional.ofNullable(credentials.device());
        // Before the password is looked at, which costs.
        device.ifPresent(NewDevice::checked);
        try {
            var user = limits.limited(name, remoteAddress, () -> userOf(name, password));
            var token = tokens.issue(user, device);
            count("accepted");
            return token;
        } catch (Refusal refusal) {
            count(refusal.error().getCode().name().toLowerCase(Locale.ROOT));
            throw refusal;
        }
    }

    private long userOf(String name, String password) {
        var secret = AccountRules.isName(name) ? accounts.findSecret(name) : Optional.<Accounts.Secret>empty();
        if (!passwords.matches(password, secret.flatMap(Accounts.Secret::passwordHash)) || secret.isEmpty()) {
            throw Refusal.of(ErrorCode.CREDENTIALS_INVALID, "name or password is wrong");
        }
        if (secret.get().disabled()) {
            throw Refusal.of(ErrorCode.ACCOUNT_DISABLED, "this account is disabled");
        }
        return secret.get().userId();
    }

    private void count(String outcome) {
        metrics.counter("yan.api.logins", "outcome", outcome).increment();
    }
}
