// SPDX-License-Identifier: Apache-2.0
package im.yan.storage.audit;

import java.util.Optional;

/** A store, or the log itself, does not answer: nothing can be said of it. */
final class AwayException extends Exception {
    private final Optional<Store> store;

    private AwayException(Optional<Store> store, String message, Exception cause) {
        super(message, cause);
        this.store = store;
    }

    static AwayException of(Store store, Exception cause) {
        return new AwayException(Optional.of(store), store.title() + " does not answer", cause);
    }

    static AwayException ofTheLog(Exception cause) {
        return new AwayException(Optional.empty(), "the log does not answer", cause);
    }

    /** Empty for the log. */
    Optional<Store> store() {
        return store;
    }
}
