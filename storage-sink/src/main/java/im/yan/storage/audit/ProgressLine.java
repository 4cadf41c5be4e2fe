// SPDX-License-Identifier: Apache-2.0
package im.yan.storage.audit;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;

/** Says every second how far a sweep has come in the log, and at its end. */
final class ProgressLine implements Sweep.Progress {
    private static final Duration INTERVAL = Duration.ofSeconds(1);

    private final PrintStream out;
    private long events;
    private long saidAt = System.nanoTime();

    ProgressLine(PrintStream out) {
        this.out = out;
    }

    @Override
    public void at(int moreEvents, double done) {
        events += moreEvents;
        if (done == 1 || System.nanoTime() - saidAt >= INTERVAL.toNanos()) {
            saidAt = System.nanoTime();
            out.println(String.format(Locale.ROOT, "%3.0f %% of the log, %,d events", done * 100, events));
        }
    }
}
