// SPDX-License-Identifier: Apache-2.0
package im.yan.chaos;

import java.time.Duration;

/**
 * One SIGKILL.
 *
 * @param backAfter until the process was ready again
 * @param gap the longest time without any delivery to any device, from the kill until shortly after the return
 */
record Kill(String victim, Duration backAfter, Duration gap) {

    static Kill of(String victim, long at, long back, OutputMeter output) {
        return new Kill(victim, Duration.ofNanos(back - at), output.longestGap(at, System.nanoTime()));
    }

    String text() {
        return "killed %-14s  back after %4.1f s, output gap %4.1f s"
                .formatted(victim, backAfter.toMillis() / 1e3, gap.toMillis() / 1e3);
    }
}
