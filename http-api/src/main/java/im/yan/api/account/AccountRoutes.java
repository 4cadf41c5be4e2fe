// SPDX-License-Identifier: Apache-2.0
package im.yan.api.account;

import static im.yan.schemas.v1.ErrorCode.INVALID_ARGUMENT;
import static im.yan.schemas.v1.ErrorCode.NAME_TAKEN;
import static im.yan.schemas.v1.ErrorCode.NOT_FOUND;
import static im.yan.schemas.v1.ErrorCode.OVERLOADED;

import im.yan.api.refusal.Refusal;
import im.yan.api.refusal.Refuses;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.security.SecurityRequirements;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/v1/accounts")
@Tag(name = "accounts")
final class AccountRoutes {
    private final Registration registration;
    private final Profiles profiles;
    private final Accounts accounts;

    AccountRoutes(Registration registration, Profiles profiles, Accounts accounts) {
        this.registration = registration;
        this.profiles = profiles;
        this.accounts = accounts;
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @SecurityRequirements
    @Operation(summary = "Register an account")
    @Refuses({INVALID_ARGUMENT, NAME_TAKEN, OVERLOADED})
    Account register(@RequestBody NewAccount request) {
        return registration.register(request);
    }

    @GetMapping("/me")
    @Operation(summary = "The caller's own account")
    Account me(@AuthenticationPrincipal Caller caller) {
        return found(profiles.find(caller.userId()));
    }

    @GetMapping("/{userId}")
    @Operation(summary = "An account by its id")
    @Refuses({INVALID_ARGUMENT, NOT_FOUND})
    Account byId(@PathVariable long userId) {
        return found(profiles.find(userId));
    }

    @GetMapping
    @Operation(summary = "An account by its name")
    @Refuses({INVALID_ARGUMENT, NOT_FOUND})
    Account byName(@RequestParam @Parameter(example = "bob") String name) {
        return found(accounts.findByName(AccountRules.name(name)));
    }

    private static Account found(Optional<Account> account) {
        return account.orElseThrow(() -> Refusal.of(NOT_FOUND, "there is no such account"));
    }
}
