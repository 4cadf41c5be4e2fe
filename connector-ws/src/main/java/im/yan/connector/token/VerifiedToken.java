// SPDX-License-Identifier: Apache-2.0
package im.yan.connector.token;

import java.time.Duration;
import java.time.Instant;

/** What a token proves: who holds it, and until when. */
public record VerifiedToken(long userId, Instant expiresAt) implements TokenVerdict {
    /** How far the clocks of http-api and the connector may differ. */
    public static final Duration SKEW_MAX = Duration.ofSeconds(30);

    /** From then on the token proves nothing. */
    public Instant refusedFrom() {
        return expiresAt.plus(SKEW_MAX);
    }
}
