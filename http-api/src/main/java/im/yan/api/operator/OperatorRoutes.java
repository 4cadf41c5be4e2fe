// SPDX-License-Identifier: Apache-2.0
package im.yan.api.operator;

import static im.yan.schemas.v1.ErrorCode.ACCOUNT_DISABLED;
import static im.yan.schemas.v1.ErrorCode.INVALID_ARGUMENT;
import static im.yan.schemas.v1.ErrorCode.LIMIT_REACHED;
import static im.yan.schemas.v1.ErrorCode.NAME_TAKEN;
import static im.yan.schemas.v1.ErrorCode.NOT_FOUND;

import im.yan.api.account.Accounts;
import im.yan.api.account.Provisioning;
import im.yan.api.device.NewDevice;
import im.yan.api.login.IssuedToken;
import im.yan.api.login.TokenIssue;
import im.yan.api.refusal.Refusal;
import im.yan.api.refusal.Refuses;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/v1/operator")
@SecurityRequirement(name = "operatorsKey")
@Tag(name = "operator")
final class OperatorRoutes {
    private final Provisioning provisioning;
    private final Accounts accounts;
    private final TokenIssue tokens;

    OperatorRoutes(Provisioning provisioning, Accounts accounts, TokenIssue tokens) {
        this.provisioning = provisioning;
        this.accounts = accounts;
        this.tokens = tokens;
    }

    @Schema(requiredProperties = "accounts")
    record WantedAccounts(
            @Schema(description = "1 to 1000; all of them are made or none") @Nullable
            List<Provisioning.Wanted> accounts) {}

    @Schema(requiredProperties = {"userId", "name"})
    record MadeAccount(long userId, String name) {}

    @Schema(requiredProperties = "accounts")
    record MadeAccounts(List<MadeAccount> accounts) {}

    @Schema(requiredProperties = "userId")
    record TokenFor(@Nullable Long userId, @Nullable NewDevice device) {}

    @Schema(requiredProperties = "status")
    record NewStatus(@Nullable Status status) {
        enum Status {
            ACTIVE,
            DISABLED
        }
    }

    @PostMapping("/accounts")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Make accounts without passwords; tokens for them come from the operator")
    @Refuses({INVALID_ARGUMENT, NAME_TAKEN})
    MadeAccounts provide(@RequestBody WantedAccounts wanted) {
        var made = provisioning.provide(Objects.requireNonNullElse(wanted.accounts(), List.of()));
        return new MadeAccounts(made.stream()
                .map(account -> new MadeAccount(account.userId(), account.name()))
                .toList());
    }

    @PostMapping("/tokens")
    @Operation(summary = "A token for an account, without its password")
    @Refuses({INVALID_ARGUMENT, ACCOUNT_DISABLED, LIMIT_REACHED})
    IssuedToken token(@RequestBody TokenFor wanted) {
        var userId = Optional.ofNullable(wanted.userId()).orElseThrow(() -> Refusal.invalid("userId must be given"));
        boolean disabled = accounts.isDisabled(userId).orElseThrow(OperatorRoutes::unknown);
        if (disabled) {
            throw Refusal.of(ACCOUNT_DISABLED, "this account is disabled");
        }
        return tokens.issue(userId, Optional.ofNullable(wanted.device()));
    }

    @PutMapping("/accounts/{userId}/status")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Disable an account, or make it active again")
    @Refuses(INVALID_ARGUMENT)
    void setStatus(@PathVariable long userId, @RequestBody NewStatus wanted) {
        var status = Optional.ofNullable(wanted.status())
                .orElseThrow(() -> Refusal.invalid("status must be ACTIVE or DISABLED"));
        if (!accounts.setDisabled(userId, status == NewStatus.Status.DISABLED)) {
            throw unknown();
        }
    }

    private static Refusal unknown() {
        return Refusal.of(NOT_FOUND, "there is no such account");
    }
}
