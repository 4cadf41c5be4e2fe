// SPDX-License-Identifier: Apache-2.0
package im.yan.api.account;

import im.yan.api.refusal.Refusal;
import im.yan.schemas.v1.ErrorCode;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes accounts for an operator, many at once and without passwords: nobody logs in to them by one. All or none. */
@Component
public final class Provisioning {
    public static final int ACCOUNTS_MAX = 1_000;

    private final Accounts accounts;
    private final UserIds ids;

    /** An account that is asked for, as it came. */
    public record Wanted(@Nullable String name, @Nullable String displayName) {}

    Provisioning(Accounts accounts, UserIds ids) {
        this.accounts = accounts;
        this.ids = ids;
    }

    public List<Account> provide(List<Wanted> wanted) {
        if (wanted.isEmpty() || wanted.size() > ACCOUNTS_MAX) {
            throw Refusal.invalid("accounts must be 1 to " + ACCOUNTS_MAX);
        }
        var made = wanted.stream().map(this::account).toList();
        requireDifferent(made);
        var taken = accounts.addAll(made);
        made.stream().map(Account::name).filter(taken::contains).findFirst().ifPresent(Provisioning::refuseTaken);
        return made;
    }

    private Account account(Wanted wanted) {
        var name = AccountRules.name(wanted.name());
        return new Account(ids.next(), name, AccountRules.displayName(wanted.displayName(), name));
    }

    private static void requireDifferent(List<Account> made) {
        var names = new HashSet<String>();
        made.stream()
                .map(Account::name)
                .filter(name -> !names.add(name))
                .findFirst()
                .ifPresent(twice -> {
                    throw Refusal.invalid("the name " + twice + " is there twice");
                });
    }

    private static void refuseTaken(String name) {
        throw Refusal.of(ErrorCode.NAME_TAKEN, "the name " + name + " belongs to somebody already");
    }
}
