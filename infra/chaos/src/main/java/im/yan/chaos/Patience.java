// SPDX-License-Identifier: Apache-2.0
package im.yan.chaos;

import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;

/** Stores behind the log need a moment to say what it says. */
final class Patience {
    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(300);

    private Patience() {}

    /** What is still wrong after half a minute; empty as soon as nothing is. */
    static List<String> untilNothingIsWrong(Supplier<List<String>> wrong) {
        var deadline = System.nanoTime() + TIMEOUT.toNanos();
        var violations = wrong.get();
        while (!violations.isEmpty() && System.nanoTime() < deadline) {
            try {
                Thread.sleep(LOOK_AGAIN);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return violations;
            }
            violations = wrong.get();
        }
        return violations;
    }
}
