// SPDX-License-Identifier: Apache-2.0
package im.yan.api.login;

import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.Jwt;

/** What a token must say, once its signature is known to be ours. */
final class TokenRules implements OAuth2TokenValidator<Jwt> {
    static final OAuth2Error EXPIRED = new OAuth2Error("token_expired");
    static final OAuth2Error INVALID = new OAuth2Error("invalid_token");

    private final Clock clock;

    TokenRules(Clock clock) {
        this.clock = clock;
    }

    @Override
    public OAuth2TokenValidatorResult validate(Jwt token) {
        var expires = token.getExpiresAt();
        if (!Tokens.ISSUER.equals(token.getClaimAsString("iss"))
                || expires == null
                || !isUserId(token.getSubject())
                || !namesADeviceOrNone(token)) {
            return OAuth2TokenValidatorResult.failure(INVALID);
        }
        return clock.instant().isBefore(expires)
                ? OAuth2TokenValidatorResult.success()
                : OAuth2TokenValidatorResult.failure(EXPIRED);
    }

    private static boolean namesADeviceOrNone(Jwt token) {
        Object device = token.getClaim(Tokens.DEVICE_CLAIM);
        Object generation = token.getClaim(Tokens.DEVICE_GENERATION_CLAIM);
        if (device == null || generation == null) {
            return device == null && generation == null;
        }
        return device instanceof String id
                && !id.isEmpty()
                && generation instanceof Number number
                && number.intValue() > 0;
    }

    private static boolean isUserId(@Nullable String subject) {
        if (subject == null) {
            return false;
        }
        try {
            return Long.parseLong(subject) > 0;
        } catch (NumberFormatException e) {
            return false;
        }
    }
}
