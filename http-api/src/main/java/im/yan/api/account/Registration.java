// SPDX-License-Identifier: Apache-2.0
package im.yan.api.account;

import im.yan.api.refusal.Refusal;
import im.yan.schemas.v1.ErrorCode;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.stereotype.Component;

/** Makes accounts. Cheap checks come first: what is refused anyway must not cost a password hash. */
@Component
final class Registration {
    private final Accounts accounts;
    private final Passwords passwords;
    private final UserIds ids;
    private final Counter registrations;

    Registration(Accounts accounts, Passwords passwords, UserIds ids, MeterRegistry metrics) {
        this.accounts = accounts;
        this.passwords = passwords;
        this.ids = ids;
        this.registrations = Counter.builder("yan.api.registrations")
                .description("accounts that were registered")
                .register(metrics);
    }

    Account register(NewAccount request) {
        var name = AccountRules.name(request.name());
        var password = AccountRules.password(request.password());
        var displayName = AccountRules.displayName(request.displayName(), name);
        if (accounts.findByName(name).isPresent()) {
            throw taken();
        }
        ids.requireAvailable();
        var hash = passwords.hash(password);
        var account = new Account(ids.next(), name, displayName);
        if (!accounts.add(account, hash)) {
            throw taken();
        }
        registrations.increment();
        return account;
    }

    private static Refusal taken() {
        return Refusal.of(ErrorCode.NAME_TAKEN, "this name belongs to somebody already; choose another");
    }
}
