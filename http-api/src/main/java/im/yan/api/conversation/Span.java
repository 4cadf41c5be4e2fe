// SPDX-License-Identifier: Apache-2.0
package im.yan.api.conversation;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Which part of a history is asked for. */
sealed interface Span {

    /** What follows this seq, the nearest first taken. */
    record After(long seq) implements Span {}

    /** What precedes this seq, the nearest first taken. */
    record Before(long seq) implements Span {}

    /** The end of the history. */
    record Latest() implements Span {}

    /** Empty where both are given, or one is no position. */
    static Optional<Span> of(@Nullable Long after, @Nullable Long before) {
        if (after != null && before != null) {
            return Optional.empty();
        }
        if (after != null) {
            return after < 0 ? Optional.empty() : Optional.of(new After(after));
        }
        if (before != null) {
            return before < 0 ? Optional.empty() : Optional.of(new Before(before));
        }
        return Optional.of(new Latest());
    }
}
