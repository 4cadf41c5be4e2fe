// SPDX-License-Identifier: Apache-2.0
package im.yan.api;

import static org.springframework.http.HttpMethod.POST;
import static org.springframework.security.config.Customizer.withDefaults;

import im.yan.api.operator.CheckOperator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.core.convert.converter.Converter;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/** The map: which addresses are open to everybody. All others need a token, also those that do not exist. */
@Configuration(proxyBeanMethods = false)
@EnableWebSecurity
final class ApiRoutes {
    private static final RequestMatcher OPEN = open();

    // The OpenAPI page has inline styles and images; nothing else is loaded from elsewhere, and nobody may frame us.
    private static final String CONTENT_SECURITY = "default-src 'self'; style-src 'self' 'unsafe-inline'; "
            + "img-src 'self' data:; object-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private static RequestMatcher open() {
        var at = PathPatternRequestMatcher.withDefaults();
        return new OrRequestMatcher(
                at.matcher(POST, "/v1/accounts"),
                at.matcher("/v1/tokens"),
                at.matcher("/v1/connectors"),
                at.matcher("/v1/status"),
                // With a key instead of a token.
                at.matcher(CheckOperator.PATHS),
                at.matcher("/.well-known/jwks.json"),
                at.matcher("/v3/api-docs/**"),
                at.matcher("/swagger-ui.html"),
                at.matcher("/swagger-ui/**"));
    }

    /** A token that comes along is not even looked at, so an expired one does not keep its owner from logging in. */
    @Bean
    @Order(1)
    SecurityFilterChain openToEverybody(HttpSecurity http) {
        return bearing(http)
                .securityMatcher(OPEN)
                .authorizeHttpRequests(all -> all.anyRequest().permitAll())
                .build();
    }

    @Bean
    @Order(2)
    SecurityFilterChain withToken(
            HttpSecurity http, Converter<Jwt, AbstractAuthenticationToken> caller, AuthenticationEntryPoint refusal) {
        return bearing(http)
                .authorizeHttpRequests(all -> all.anyRequest().authenticated())
                .oauth2ResourceServer(tokens -> tokens.jwt(jwt -> jwt.jwtAuthenticationConverter(caller))
                        .authenticationEntryPoint(refusal))
                .exceptionHandling(refused -> refused.authenticationEntryPoint(refusal))
                .build();
    }

    // No cookies, so no sessions and nothing to forge.
    private static HttpSecurity bearing(HttpSecurity http) {
        return http.csrf(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .headers(ApiRoutes::secure);
    }

    private static void secure(HeadersConfigurer<HttpSecurity> headers) {
        headers.contentSecurityPolicy(policy -> policy.policyDirectives(CONTENT_SECURITY))
                .referrerPolicy(policy -> policy.policy(ReferrerPolicy.NO_REFERRER))
                .frameOptions(withDefaults());
    }
}
