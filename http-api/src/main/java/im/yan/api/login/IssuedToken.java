// SPDX-License-Identifier: Apache-2.0
package im.yan.api.login;

import io.swagger.v3.oas.annotations.media.Schema;

/** The answer to a login. */
@Schema(requiredProperties = {"token", "userId", "expiresAtMillis"})
public record IssuedToken(
        @Schema(description = "a JWT, signed with RS256: for the header Authorization: Bearer, and for hello")
        String token,

        long userId,
        long expiresAtMillis) {

    @Override
    public String toString() {
        return "IssuedToken[userId=" + userId + "]";
    }
}
