// SPDX-License-Identifier: Apache-2.0
package im.yan.storage.cdc;

import java.util.List;

/** Somewhere changes are carried to. Opened when this instance becomes leader, closed when it is not. */
public interface FeedTarget extends AutoCloseable {

    /** Whoever opens one: a {@link TargetAwayException} while it cannot be reached. */
    @FunctionalInterface
    interface Opener {
        FeedTarget open();
    }

    /** The target cannot take anything now; the feed tries again for ever. */
    final class TargetAwayException extends RuntimeException {
        public TargetAwayException(String message) {
            super(message);
        }

        public TargetAwayException(String message, Throwable cause) {
            super(message, cause);
        }
    }

    /**
     * Which life of the target this is: another one than before holds nothing, or not what was carried, so that all of it is
     * carried again. Asked every second, by another thread than writes.
     */
    String life();

    /**
     * Carries changes over, in order. What returned normally is durable. The same change may come again, also after later
     * ones, followed by these again. Called by one thread.
     */
    void write(List<RowChange> changes);

    @Override
    void close();
}
