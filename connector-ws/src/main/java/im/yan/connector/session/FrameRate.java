// SPDX-License-Identifier: Apache-2.0
package im.yan.connector.session;

import java.time.Duration;
import java.util.function.LongSupplier;

/** How many frames one session may send: a token bucket, and a count of refusals that tells haste from abuse. */
public final class FrameRate {
    public static final Duration ABUSE_WINDOW = Duration.ofSeconds(10);

    /** What becomes of a frame. */
    public sealed interface Verdict {}

    public record Admitted() implements Verdict {}

    /** Not processed; the next is, after the wait. */
    public record Limited(Duration retryAfter) implements Verdict {}

    /** Refused too often; the session is to be closed. */
    public record Abused() implements Verdict {}

    private static final Verdict ADMITTED = new Admitted();

    private final long nanosPerFrame;
    private final long creditNanosMax;
    private final int refusalsMax;
    private final LongSupplier nanoTime;
    private long creditNanos;
    private long countedNanos;
    private long windowNanos;
    private int refusals;

    public FrameRate(SessionLimits limits, LongSupplier nanoTime) {
        nanosPerFrame = Duration.ofSeconds(1).toNanos() / limits.framesPerSecond();
        creditNanosMax = nanosPerFrame * limits.framesBurst();
        refusalsMax = limits.abuseFrames();
        this.nanoTime = nanoTime;
        creditNanos = creditNanosMax;
        countedNanos = nanoTime.getAsLong();
        windowNanos = countedNanos;
    }

    /** Asked once for every frame, a WebSocket ping included. */
    public Verdict next() {
        var now = nanoTime.getAsLong();
        creditNanos = Math.min(creditNanosMax, creditNanos + (now - countedNanos));
        countedNanos = now;
        if (creditNanos >= nanosPerFrame) {
            creditNanos -= nanosPerFrame;
            return ADMITTED;
        }
        return refuse(now);
    }

    private Verdict refuse(long now) {
        if (now - windowNanos >= ABUSE_WINDOW.toNanos()) {
            windowNanos = now;
            refusals = 0;
        }
        refusals++;
        // Rounded up: a client that waits just so long is admitted.
        return refusals > refusalsMax
                ? new Abused()
                : new Limited(Duration.ofMillis(1 + (nanosPerFrame - creditNanos) / 1_000_000));
    }
}
