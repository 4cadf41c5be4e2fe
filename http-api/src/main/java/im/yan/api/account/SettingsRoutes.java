// SPDX-License-Identifier: Apache-2.0
package im.yan.api.account;

import static im.yan.schemas.v1.ErrorCode.INVALID_ARGUMENT;
import static im.yan.schemas.v1.ErrorCode.NOT_FOUND;

import im.yan.api.refusal.Refusal;
import im.yan.api.refusal.Refuses;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/v1/accounts/me/settings")
@Tag(name = "accounts")
final class SettingsRoutes {
    private final StoredSettings stored;

    SettingsRoutes(StoredSettings stored) {
        this.stored = stored;
    }

    @GetMapping
    @Operation(summary = "What the caller has chosen for her account")
    AccountSettings settings(@AuthenticationPrincipal Caller caller) {
        return stored.find(caller.userId()).orElseThrow(() -> Refusal.of(NOT_FOUND, "there is no such account"));
    }

    @PutMapping
    @Operation(summary = "Choose: who sees the caller's presence, and when no notification disturbs")
    @Refuses(INVALID_ARGUMENT)
    AccountSettings choose(@AuthenticationPrincipal Caller caller, @RequestBody AccountSettings settings) {
        var checked = settings.checked();
        stored.set(caller.userId(), checked);
        return checked;
    }
}
