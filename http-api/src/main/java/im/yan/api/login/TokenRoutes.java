// SPDX-License-Identifier: Apache-2.0
package im.yan.api.login;

import static im.yan.schemas.v1.ErrorCode.ACCOUNT_DISABLED;
import static im.yan.schemas.v1.ErrorCode.CREDENTIALS_INVALID;
import static im.yan.schemas.v1.ErrorCode.INVALID_ARGUMENT;
import static im.yan.schemas.v1.ErrorCode.LIMIT_REACHED;
import static im.yan.schemas.v1.ErrorCode.OVERLOADED;
import static im.yan.schemas.v1.ErrorCode.RATE_LIMITED;

import im.yan.api.refusal.Refuses;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.security.SecurityRequirements;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Map;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "tokens")
final class TokenRoutes {
    private static final Duration KEYS_MAY_BE_CACHED = Duration.ofMinutes(5);

    private final Login login;
    private final Map<String, Object> publishedKeys;

    TokenRoutes(Login login, SigningKeys keys) {
        this.login = login;
        this.publishedKeys = keys.published().toJSONObject();
    }

    @PostMapping("/v1/tokens")
    @SecurityRequirements
    @Operation(summary = "Log in: a token for a name and its password")
    @Refuses({INVALID_ARGUMENT, CREDENTIALS_INVALID, ACCOUNT_DISABLED, LIMIT_REACHED, RATE_LIMITED, OVERLOADED})
    IssuedToken logIn(@RequestBody Credentials credentials, HttpServletRequest request) {
        return login.login(credentials, request.getRemoteAddr());
    }

    @GetMapping("/.well-known/jwks.json")
    @SecurityRequirements
    @Operation(summary = "The public keys of the tokens, as a JWK set (RS256)")
    ResponseEntity<Map<String, Object>> keys() {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.maxAge(KEYS_MAY_BE_CACHED).cachePublic())
                .body(publishedKeys);
    }
}
