// SPDX-License-Identifier: Apache-2.0
package im.yan.client.connection;

import im.yan.client.loop.ClientLoop;
import im.yan.client.loop.Timer;
import java.time.Duration;
import java.util.Optional;

/** When the server asked this client to go elsewhere; whoever is thrown out before then still waits until then. */
record Departure(Timer timer, long atNanos) {
    static final Departure NONE = new Departure(Timer.NONE, 0);

    static Departure after(Duration pause, ClientLoop loop, Runnable leave) {
        return new Departure(loop.after(pause, leave), System.nanoTime() + pause.toNanos());
    }

    void cancel() {
        timer.cancel();
    }

    /** Empty where the server asked for nothing. */
    Optional<Duration> remaining() {
        return equals(NONE)
                ? Optional.empty()
                : Optional.of(Duration.ofNanos(Math.max(0, atNanos - System.nanoTime())));
    }
}
