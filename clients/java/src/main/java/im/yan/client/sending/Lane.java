// SPDX-License-Identifier: Apache-2.0
package im.yan.client.sending;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * The unanswered messages of one conversation, in the order they were given: first those in flight, then those waiting. What
 * goes back to waiting goes before everything newer.
 */
final class Lane {
    private static final Duration PAUSE_FIRST = Duration.ofMillis(100);
    private static final Duration PAUSE_MAX = Duration.ofSeconds(5);
    private static final int DOUBLINGS_MAX = 10;

    private final Deque<PendingCommand> inFlight = new ArrayDeque<>();
    private final Deque<PendingCommand> waiting = new ArrayDeque<>();
    private long notBeforeNanos;
    private int refusals;

    Lane(long nowNanos) {
        notBeforeNanos = nowNanos;
    }

    void add(PendingCommand send) {
        waiting.add(send);
    }

    boolean isEmpty() {
        return inFlight.isEmpty() && waiting.isEmpty();
    }

    boolean maySend(long nowNanos, int inFlightMax) {
        return !waiting.isEmpty() && inFlight.size() < inFlightMax && nowNanos - notBeforeNanos >= 0;
    }

    PendingCommand first() {
        return waiting.getFirst();
    }

    void sent() {
        inFlight.add(waiting.remove());
    }

    /** An answer has come, perhaps to an earlier attempt. */
    void answered(PendingCommand send) {
        refusals = 0;
        if (!inFlight.remove(send)) {
            waiting.remove(send);
        }
    }

    /** Everything unanswered is to be sent again. */
    void rewind() {
        while (!inFlight.isEmpty()) {
            waiting.addFirst(inFlight.removeLast());
        }
    }

    /** As {@link #rewind}, after the pause the server asked for and a longer one with every refusal in a row. */
    void rewindLater(long nowNanos, Duration asked) {
        rewind();
        var grown = PAUSE_FIRST.multipliedBy(1L << Math.min(refusals, DOUBLINGS_MAX));
        refusals++;
        var own = grown.compareTo(PAUSE_MAX) < 0 ? grown : PAUSE_MAX;
        notBeforeNanos = nowNanos + (own.compareTo(asked) > 0 ? own : asked).toNanos();
    }

    boolean isOverdue(long nowNanos, Duration ackTimeout) {
        return !inFlight.isEmpty() && nowNanos - inFlight.getFirst().sentAtNanos() >= ackTimeout.toNanos();
    }

    /** How long until there is something to do without the server saying anything; empty for never. */
    OptionalLong nanosUntilDue(long nowNanos, int inFlightMax, Duration ackTimeout) {
        var overdue = inFlight.stream().limit(1).mapToLong(first -> first.sentAtNanos() + ackTimeout.toNanos());
        var paused = Stream.of(this)
                .filter(lane -> !lane.waiting.isEmpty() && lane.inFlight.size() < inFlightMax)
                .mapToLong(lane -> lane.notBeforeNanos);
        return LongStream.concat(overdue, paused)
                .map(at -> Math.max(0, at - nowNanos))
                .min();
    }

    Stream<PendingCommand> inFlight() {
        return inFlight.stream();
    }
}
