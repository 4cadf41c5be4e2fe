// SPDX-License-Identifier: Apache-2.0
package im.yan.bench.measuring;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/** Times the messages of one step. Safe from any thread. */
public final class Stopwatch {
    private static final long HIGHEST_MICROS = TimeUnit.MINUTES.toMicros(2);
    private static final int DIGITS = 3;

    private final int listeners;
    private final Map<String, Long> withoutAck = new ConcurrentHashMap<>();
    private final Map<String, Spreading> undelivered = new ConcurrentHashMap<>();
    private final Histogram toAck = newHistogram();
    private final Histogram toDeliver = newHistogram();
    private final Histogram toLast = newHistogram();

    private record Spreading(long due, AtomicInteger left) {}

    /** @param listeners each message is delivered to so many */
    Stopwatch(int listeners) {
        this.listeners = listeners;
    }

    /** A histogram of microseconds up to two minutes, to three digits. */
    public static Histogram newHistogram() {
        return new ConcurrentHistogram(HIGHEST_MICROS, DIGITS);
    }

    void due(String clientMsgId, long nanoTime) {
        withoutAck.put(clientMsgId, nanoTime);
        if (listeners > 0) {
            undelivered.put(clientMsgId, new Spreading(nanoTime, new AtomicInteger(listeners)));
        }
    }

    void acked(String clientMsgId) {
        var due = withoutAck.remove(clientMsgId);
        if (due != null) {
            record(toAck, due);
        }
    }

    /** To one more who hears it; each must be counted once. */
    void delivered(String clientMsgId) {
        var message = undelivered.get(clientMsgId);
        if (message == null) {
            return;
        }
        record(toDeliver, message.due());
        if (message.left().decrementAndGet() == 0) {
            undelivered.remove(clientMsgId);
            record(toLast, message.due());
        }
    }

    boolean isPending() {
        return !withoutAck.isEmpty() || !undelivered.isEmpty();
    }

    Figures figures(int sent) {
        var missing = undelivered.values().stream()
                .mapToInt(message -> message.left().get())
                .sum();
        return new Figures(sent, withoutAck.size(), missing, toAck.copy(), toDeliver.copy(), toLast.copy());
    }

    private static void record(Histogram into, long due) {
        into.recordValue(Math.clamp((System.nanoTime() - due) / 1_000, 0, HIGHEST_MICROS));
    }
}
