// SPDX-License-Identifier: Apache-2.0
package im.yan.api.login;

import im.yan.api.refusal.Refusal;
import im.yan.api.refusal.Refusals;
import im.yan.schemas.v1.ErrorCode;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.authentication.InsufficientAuthenticationException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.jwt.JwtValidationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.stereotype.Component;

/** Says whether a token is missing, expired or no good; never more about why. */
@Component
final class TokenRefusal implements AuthenticationEntryPoint {

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException refused)
            throws IOException {
        Refusals.write(refusal(refused), response);
    }

    private static Refusal refusal(AuthenticationException refused) {
        if (refused instanceof InsufficientAuthenticationException) {
            return Refusal.of(
                    ErrorCode.TOKEN_MISSING, "log in at POST /v1/tokens, then send Authorization: Bearer TOKEN");
        }
        if (refused.getCause() instanceof JwtValidationException invalid
                && invalid.getErrors().contains(TokenRules.EXPIRED)) {
            return Refusal.of(ErrorCode.TOKEN_EXPIRED, "the token has expired; log in again");
        }
        return Refusal.of(ErrorCode.TOKEN_INVALID, "the token is not one of ours; log in again");
    }
}
