// SPDX-License-Identifier: Apache-2.0
package im.yan.client;

import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The application's listener: what it throws is logged here, and after the end it hears nothing. */
final class GuardedListener {
    private static final Logger log = LoggerFactory.getLogger(GuardedListener.class);

    private final YanListener listener;
    private volatile boolean silent;

    GuardedListener(YanListener listener) {
        this.listener = listener;
    }

    void tell(Consumer<YanListener> news) {
        if (silent) {
            return;
        }
        try {
            news.accept(listener);
        } catch (RuntimeException e) { // not ours to judge, and no reason to lose what comes next
            log.atError().setCause(e).log("the listener threw");
        }
    }

    /** From any thread: no call begins after this. */
    void silence() {
        silent = true;
    }
}
