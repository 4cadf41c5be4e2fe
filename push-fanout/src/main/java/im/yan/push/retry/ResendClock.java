// SPDX-License-Identifier: Apache-2.0
package im.yan.push.retry;

/**
 * Time as resends see it: it stands still while nothing is heard from any connector, and a process that was stopped does not
 * find all its waits over. So a pause of Kafka or of this instance fails no delivery. Used by one thread.
 */
public final class ResendClock {
    /** However late a tick comes, no more than this has passed: acks may be waiting behind it. */
    static final long STEP_MILLIS_MAX = 1_000;

    private long millis;
    private long lastTickMillis;
    private boolean isStopped;

    public ResendClock(long now) {
        this.lastTickMillis = now;
    }

    public void tick(long now, boolean isSilent) {
        millis = at(now);
        lastTickMillis = now;
        isStopped = isSilent;
    }

    public long at(long now) {
        return isStopped ? millis : millis + Math.clamp(now - lastTickMillis, 0, STEP_MILLIS_MAX);
    }
}
