// SPDX-License-Identifier: Apache-2.0
package im.yan.storage.replay;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;

/** Tells people how far it has come, a line every two seconds at most. For one thread. */
final class Progress {
    private static final Duration INTERVAL = Duration.ofSeconds(2);

    private final PrintStream out;

    Progress(PrintStream out) {
        this.out = out;
    }

    void say(String sentence) {
        out.println(sentence);
    }

    /** @param what is carried or filled */
    Stage begin(String what) {
        return new Stage(what);
    }

    /** From its beginning. */
    final class Stage {
        private final String what;
        private final long began = System.nanoTime();
        private long told = began;

        private Stage(String what) {
            this.what = what;
        }

        /** @param done of {@code all}, in whatever they are measured */
        void at(long done, long all, long records) {
            if (System.nanoTime() - told >= INTERVAL.toNanos()) {
                told = System.nanoTime();
                say(line(what, done, all, new Figures(records, elapsed())));
            }
        }

        Duration elapsed() {
            return Duration.ofNanos(System.nanoTime() - began);
        }
    }

    static String line(String what, long done, long all, Figures sofar) {
        var share = all == 0 ? 1 : Math.min(1.0, (double) done / all);
        return String.format(
                Locale.ROOT,
                "%-13s %3d %%  %,12d records  %,9d/s  %s",
                what,
                (long) (100 * share),
                sofar.records(),
                sofar.perSecond(),
                share == 0 ? "" : left(Math.round(sofar.seconds() * (1 - share) / share)));
    }

    private static String left(long seconds) {
        return seconds < 60 ? seconds + " s left" : "%d min %d s left".formatted(seconds / 60, seconds % 60);
    }
}
