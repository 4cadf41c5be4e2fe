// SPDX-License-Identifier: Apache-2.0
package im.yan.api.login;

import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import im.yan.api.account.Caller;
import java.time.Clock;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.convert.converter.Converter;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;

/** How tokens are made and checked: one clock, one set of keys, RS256 and nothing else. */
@Configuration(proxyBeanMethods = false)
final class TokenChecks {

    @Bean
    Tokens tokens(SigningKeys keys, LoginSettings settings) {
        return new Tokens(keys, settings.tokenLifetime(), Clock.systemUTC());
    }

    @Bean
    JwtDecoder tokenDecoder(SigningKeys keys) {
        var decoder = NimbusJwtDecoder.withJwkSource(new ImmutableJWKSet<>(keys.published()))
                .jwsAlgorithm(SignatureAlgorithm.RS256)
                .build();
        decoder.setJwtValidator(new TokenRules(Clock.systemUTC()));
        return decoder;
    }

    /** A verified token as the caller it stands for. */
    @Bean
    Converter<Jwt, AbstractAuthenticationToken> caller() {
        return new CallerOfToken();
    }

    private static final class CallerOfToken implements Converter<Jwt, AbstractAuthenticationToken> {
        @Override
        public AbstractAuthenticationToken convert(Jwt token) {
            return UsernamePasswordAuthenticationToken.authenticated(caller(token), null, List.of());
        }

        private static Caller caller(Jwt token) {
            var userId = Long.parseLong(token.getSubject());
            var device = token.getClaimAsString(Tokens.DEVICE_CLAIM);
            Number generation = token.getClaim(Tokens.DEVICE_GENERATION_CLAIM);
            return device == null || generation == null
                    ? new Caller(userId, "", 0)
                    : new Caller(userId, device, generation.intValue());
        }
    }
}
