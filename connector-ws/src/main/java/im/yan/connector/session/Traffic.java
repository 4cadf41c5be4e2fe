// SPDX-License-Identifier: Apache-2.0
package im.yan.connector.session;

import im.yan.schemas.v1.ClientFrame;
import im.yan.schemas.v1.ErrorCode;
import im.yan.schemas.v1.ServerFrame;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Function;

/** Counts frames by kind, errors and closes by code. Safe from any thread. */
public final class Traffic {
    private final Map<ClientFrame.KindCase, Counter> in;
    private final Map<ServerFrame.KindCase, Counter> out;
    private final Map<ErrorCode, Counter> errors;
    private final Map<CloseReason, Counter> closes;
    private final Counter broadcasts;

    public Traffic(MeterRegistry metrics) {
        in = counters(ClientFrame.KindCase.class, kind -> frames(metrics, "in", kind));
        out = counters(ServerFrame.KindCase.class, kind -> frames(metrics, "out", kind));
        errors = counters(ErrorCode.class, code -> metrics.counter("yan.connector.errors", "code", code.name()));
        broadcasts = metrics.counter("yan.connector.broadcasts");
        closes = counters(CloseReason.class, code -> metrics.counter("yan.connector.closes", "code", code.name()));
    }

    public void received(ClientFrame.KindCase kind) {
        increment(in, kind);
    }

    public void sent(ServerFrame.KindCase kind) {
        increment(out, kind);
    }

    public void refused(ErrorCode code) {
        increment(errors, code);
    }

    /** An event came that is for every session that takes part in its conversation. */
    public void broadcast() {
        broadcasts.increment();
    }

    void closed(CloseReason reason) {
        increment(closes, reason);
    }

    private static Counter frames(MeterRegistry metrics, String direction, Enum<?> kind) {
        return metrics.counter("yan.connector.frames", "direction", direction, "kind", kind.name());
    }

    // All at once, so that every series is there from the start and counting needs no lock.
    private static <E extends Enum<E>> Map<E, Counter> counters(Class<E> type, Function<E, Counter> counter) {
        var counters = new EnumMap<E, Counter>(type);
        for (var each : type.getEnumConstants()) {
            counters.put(each, counter.apply(each));
        }
        return counters;
    }

    private static <E extends Enum<E>> void increment(Map<E, Counter> counters, E which) {
        var counter = counters.get(which);
        if (counter != null) {
            counter.increment();
        }
    }
}
