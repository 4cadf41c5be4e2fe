// SPDX-License-Identifier: Apache-2.0
package im.yan.api.operator;

import static java.nio.charset.StandardCharsets.UTF_8;

import im.yan.api.refusal.Refusal;
import im.yan.schemas.v1.ErrorCode;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.security.MessageDigest;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;

/** Lets the operator's key through, before anything of the request's body is read. Without a key there is nothing here. */
@Component
public final class CheckOperator implements HandlerInterceptor {
    public static final String PATHS = "/v1/operator/**";
    private static final String SCHEME = "Bearer ";

    private final OperatorSettings settings;

    CheckOperator(OperatorSettings settings) {
        this.settings = settings;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        var key = settings.key().orElseThrow(() -> Refusal.of(ErrorCode.NOT_FOUND, "there is nothing at this address"));
        var authorization = request.getHeader(HttpHeaders.AUTHORIZATION);
        if (authorization == null || !authorization.startsWith(SCHEME)) {
            throw Refusal.of(ErrorCode.TOKEN_MISSING, "send Authorization: Bearer KEY, with the operator's key");
        }
        // In constant time: how much of it was right must not be measurable.
        if (!MessageDigest.isEqual(
                key.getBytes(UTF_8), authorization.substring(SCHEME.length()).getBytes(UTF_8))) {
            throw Refusal.of(ErrorCode.FORBIDDEN, "this is not the operator's key");
        }
        return true;
    }
}
