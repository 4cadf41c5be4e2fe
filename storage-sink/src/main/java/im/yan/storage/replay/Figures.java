// SPDX-License-Identifier: Apache-2.0
package im.yan.storage.replay;

import java.time.Duration;

/** How much was carried in what time. */
public record Figures(long records, Duration time) {
    private static final double NANOS = 1e9;

    double seconds() {
        return time.toNanos() / NANOS;
    }

    long perSecond() {
        return time.isZero() ? records : Math.round(records / seconds());
    }

    Figures plus(Figures more) {
        return new Figures(records + more.records, time.plus(more.time));
    }
}
