// SPDX-License-Identifier: Apache-2.0
package im.yan.api.account;

import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/** Worker numbers within a test, on the test's clock. */
final class MemoryWorkerNumbers implements WorkerNumbers {
    private record Held(String holder, long untilNanos) {}

    private final Map<Integer, Held> held = new HashMap<>();
    private final LongSupplier nanoTime;
    private boolean away;

    MemoryWorkerNumbers(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    void goAway() {
        away = true;
    }

    @Override
    public boolean hold(int worker, String holder, Duration lease) {
        requireThere();
        var before = held.get(worker);
        var now = nanoTime.getAsLong();
        if (before != null && before.untilNanos - now > 0 && !before.holder.equals(holder)) {
            return false;
        }
        held.put(worker, new Held(holder, now + lease.toNanos()));
        return true;
    }

    @Override
    public void release(int worker, String holder) {
        requireThere();
        held.computeIfPresent(worker, (same, before) -> before.holder.equals(holder) ? null : before);
    }

    private void requireThere() {
        if (away) {
            throw new AwayException(new IOException("away"));
        }
    }
}
