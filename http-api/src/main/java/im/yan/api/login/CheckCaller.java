// SPDX-License-Identifier: Apache-2.0
package im.yan.api.login;

import im.yan.api.account.Caller;
import im.yan.api.refusal.Refusal;
import im.yan.schemas.v1.ErrorCode;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * A token outlives the disabling of its account, and the signing out of its device, by hours; so every request with one asks
 * how both are.
 */
@Component
public final class CheckCaller implements HandlerInterceptor {
    private final CallerStandings standings;

    CheckCaller(CallerStandings standings) {
        this.standings = standings;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        if (authentication != null && authentication.getPrincipal() instanceof Caller caller) {
            requireGoodStanding(caller);
        }
        return true;
    }

    private void requireGoodStanding(Caller caller) {
        var standing = standings
                .find(caller.userId(), caller.deviceId())
                .orElseThrow(
                        () -> Refusal.of(ErrorCode.TOKEN_INVALID, "the token's account does not exist; log in again"));
        if (standing.disabled()) {
            throw Refusal.of(ErrorCode.ACCOUNT_DISABLED, "this account is disabled");
        }
        if (!caller.deviceId().isEmpty() && standing.isSignedOut(caller.deviceGeneration())) {
            throw Refusal.of(ErrorCode.SIGNED_OUT, "this device was signed out; log in again");
        }
    }
}
