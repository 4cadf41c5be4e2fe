// SPDX-License-Identifier: Apache-2.0
package im.yan.chaos;

import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.IntConsumer;

/** The plan's rate. */
final class Pace {
    private Pace() {}

    /**
     * Calls it with 0, 1, 2, … as often as the plan has messages, and returns after the last.
     *
     * @param more whether to go on though that was often enough
     */
    static void keep(ChaosPlan plan, BooleanSupplier more, IntConsumer turn) {
        var due = System.nanoTime();
        for (var i = 0; i < plan.messages() || more.getAsBoolean(); i++) {
            due += 1_000_000_000L / plan.rate();
            LockSupport.parkNanos(due - System.nanoTime());
            turn.accept(i);
        }
    }
}
