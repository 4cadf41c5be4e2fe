// SPDX-License-Identifier: Apache-2.0
package im.yan.api.login;

import im.yan.api.account.Accounts;
import im.yan.api.account.Caller;
import im.yan.api.refusal.Refusal;
import im.yan.schemas.v1.ErrorCode;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;

/** A token outlives the disabling of its account by hours, so every request with one asks how the account is. */
@Component
public final class RefuseDisabledAccounts implements HandlerInterceptor {
    private final Accounts accounts;

    RefuseDisabledAccounts(Accounts accounts) {
        this.accounts = accounts;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        if (authentication != null && authentication.getPrincipal() instanceof Caller caller) {
            requireActive(caller);
        }
        return true;
    }

    private void requireActive(Caller caller) {
        boolean disabled = accounts.isDisabled(caller.userId())
                .orElseThrow(
                        () -> Refusal.of(ErrorCode.TOKEN_INVALID, "the token's account does not exist; log in again"));
        if (disabled) {
            throw Refusal.of(ErrorCode.ACCOUNT_DISABLED, "this account is disabled");
        }
    }
}
