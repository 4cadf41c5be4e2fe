// SPDX-License-Identifier: Apache-2.0
package im.yan.connector.token;

import java.time.Duration;
import java.time.Instant;

/**
 * What a token proves: who holds it, and until when.
 *
 * @param deviceId the device that logged in; empty for a token that names none
 * @param deviceGeneration of that device's login; 0 for a token that names no device
 */
public record VerifiedToken(long userId, Instant expiresAt, String deviceId, int deviceGeneration)
        implements TokenVerdict {
    /** How far the clocks of http-api and the connector may differ. */
    public static final Duration SKEW_MAX = Duration.ofSeconds(30);

    /** A token that names no device. */
    public VerifiedToken(long userId, Instant expiresAt) {
        this(userId, expiresAt, "", 0);
    }

    /** From then on the token proves nothing. */
    public Instant refusedFrom() {
        return expiresAt.plus(SKEW_MAX);
    }

    public boolean namesDevice() {
        return !deviceId.isEmpty();
    }

    /** Whether a device that calls itself so, or does not say what it is called, may use the token. */
    public boolean isFor(String claimedDeviceId) {
        return !namesDevice() || claimedDeviceId.isEmpty() || claimedDeviceId.equals(deviceId);
    }
}
