// SPDX-License-Identifier: Apache-2.0
package im.yan.bench;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/** Times the messages of one step. Safe from any thread. */
final class Stopwatch {
    private static final long HIGHEST_MICROS = TimeUnit.MINUTES.toMicros(2);
    private static final int DIGITS = 3;

    private final Map<String, Long> withoutAck = new ConcurrentHashMap<>();
    private final Map<String, Long> undelivered = new ConcurrentHashMap<>();
    private final Histogram toAck = newHistogram();
    private final Histogram toDeliver = newHistogram();

    /** A histogram of microseconds up to two minutes, to three digits. */
    static Histogram newHistogram() {
        return new ConcurrentHistogram(HIGHEST_MICROS, DIGITS);
    }

    void due(String clientMsgId, long nanoTime) {
        withoutAck.put(clientMsgId, nanoTime);
        undelivered.put(clientMsgId, nanoTime);
    }

    void acked(String clientMsgId) {
        stop(withoutAck, clientMsgId, toAck);
    }

    void delivered(String clientMsgId) {
        stop(undelivered, clientMsgId, toDeliver);
    }

    int pending() {
        return withoutAck.size() + undelivered.size();
    }

    Figures figures(int sent) {
        return new Figures(sent, Math.max(withoutAck.size(), undelivered.size()), toAck.copy(), toDeliver.copy());
    }

    private static void stop(Map<String, Long> running, String clientMsgId, Histogram into) {
        var due = running.remove(clientMsgId);
        if (due != null) {
            into.recordValue(Math.clamp((System.nanoTime() - due) / 1_000, 0, HIGHEST_MICROS));
        }
    }
}
