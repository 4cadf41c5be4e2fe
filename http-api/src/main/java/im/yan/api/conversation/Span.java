// SPDX-License-Identifier: Apache-2.0
package im.yan.api.conversation;

import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/** Which part of a history is asked for. */
sealed interface Span {

    /** What follows this seq, the nearest first taken. */
    record After(long seq) implements Span {}

    /** What precedes this seq, the nearest first taken. */
    record Before(long seq) implements Span {}

    /** The end of the history. */
    record Latest() implements Span {}

    /** Which of the numbers from first to last it takes; ascending. */
    default List<Long> seqs(long first, long last, int limit) {
        return switch (this) {
            case After after when after.seq() >= last -> List.of();
            case After after -> {
                var from = Math.max(first, after.seq() + 1);
                yield numbers(from, Math.min(last, from + limit - 1));
            }
            case Before before -> upTo(Math.min(last, before.seq() - 1), first, limit);
            case Latest latest -> upTo(last, first, limit);
        };
    }

    private static List<Long> upTo(long last, long first, int limit) {
        return numbers(Math.max(first, last - limit + 1), last);
    }

    private static List<Long> numbers(long first, long last) {
        return LongStream.rangeClosed(first, last).boxed().toList();
    }

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
