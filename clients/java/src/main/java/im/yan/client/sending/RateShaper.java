// SPDX-License-Identifier: Apache-2.0
package im.yan.client.sending;

import im.yan.schemas.v1.Limits;
import java.time.Duration;

/**
 * How fast this client sends: a token bucket a little smaller than the server's, so that what the network bunches together
 * still fits there. The time is passed in.
 */
final class RateShaper {
    private static final double OF_RATE = 0.9;
    private static final double OF_BURST = 0.5;

    private final double perNano;
    private final double burst;
    private double tokens;
    private long filledAtNanos;

    /** A limit the server does not state is taken to be generous. */
    RateShaper(Limits limits, long nowNanos) {
        var perSecond = limits.getFramesPerSecond() > 0 ? limits.getFramesPerSecond() : 100;
        var atOnce = limits.getFramesBurst() > 0 ? limits.getFramesBurst() : perSecond;
        this.perNano = OF_RATE * perSecond / Duration.ofSeconds(1).toNanos();
        this.burst = Math.max(1, OF_BURST * atOnce);
        this.tokens = burst;
        this.filledAtNanos = nowNanos;
    }

    boolean isOpen(long nowNanos) {
        fill(nowNanos);
        return tokens >= 1;
    }

    /** Counts a frame; one that could not wait may leave a debt. */
    void count() {
        tokens--;
    }

    /** The server found it too fast. */
    void empty() {
        tokens = Math.min(tokens, 0);
    }

    long nanosUntilOpen(long nowNanos) {
        fill(nowNanos);
        return tokens >= 1 ? 0 : (long) Math.ceil((1 - tokens) / perNano);
    }

    private void fill(long nowNanos) {
        tokens = Math.min(burst, tokens + (nowNanos - filledAtNanos) * perNano);
        filledAtNanos = nowNanos;
    }
}
