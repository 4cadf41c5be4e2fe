// SPDX-License-Identifier: Apache-2.0
package im.yan.dev.supervision;

import java.util.Locale;

/**
 * Where a supervised process is.
 *
 * <pre>
 * STOPPED ─▶ STARTING ─▶ READY ⇄ PAUSED
 *    ▲           │  ▲       │
 *    │           │  └─ RESTARTING ◀─ (it ended)
 *    └─ (stop)   └─▶ FAILED, if it never was ready and must be
 * </pre>
 */
public enum ProcessState {
    STOPPED,
    STARTING,
    READY,
    PAUSED,
    /** It has ended and is being started again. */
    RESTARTING,
    /** It ended before it was ready for the first time; it is not tried again. */
    FAILED;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
