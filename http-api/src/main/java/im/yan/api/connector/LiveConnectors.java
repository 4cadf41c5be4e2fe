// SPDX-License-Identifier: Apache-2.0
package im.yan.api.connector;

import im.yan.schemas.ConnectorLease;
import im.yan.schemas.v1.ConnectorHeartbeat;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/**
 * The connectors that were heard lately, one life per ordinal. Ordinals from {@link #ORDINALS} on are ignored: no installation
 * has so many. Times are of {@code System.nanoTime}. Safe for all threads.
 */
@Component
final class LiveConnectors {
    static final int ORDINALS = 1024;
    private static final long SILENCE_NANOS_MAX = ConnectorLease.PRESUMED_DEAD_AFTER.toNanos();
    private static final Comparator<ConnectorHeartbeat> FEWEST_SESSIONS_FIRST =
            Comparator.comparingInt(ConnectorHeartbeat::getSessions).thenComparingInt(ConnectorHeartbeat::getConnector);

    private record Heard(ConnectorHeartbeat heartbeat, long atNanos) {
        boolean isFresh(long nowNanos) {
            return nowNanos - atNanos <= SILENCE_NANOS_MAX;
        }
    }

    private final Map<Integer, Heard> byOrdinal = new ConcurrentHashMap<>();

    void heard(ConnectorHeartbeat heartbeat, long atNanos) {
        if (heartbeat.getConnector() < 0 || heartbeat.getConnector() >= ORDINALS) {
            return;
        }
        var heard = new Heard(heartbeat, atNanos);
        // An older life of the ordinal may still speak while it ends.
        byOrdinal.merge(heartbeat.getConnector(), heard, (before, now) -> {
            var older = now.heartbeat().getEpoch() < before.heartbeat().getEpoch();
            return older && before.isFresh(atNanos) ? before : now;
        });
    }

    /** Those a client may go to, the emptiest first. */
    List<Connector> open(long nowNanos) {
        return byOrdinal.values().stream()
                .filter(heard -> heard.isFresh(nowNanos))
                .map(Heard::heartbeat)
                .filter(heartbeat -> !heartbeat.getDraining())
                .sorted(FEWEST_SESSIONS_FIRST)
                .map(heartbeat -> new Connector(heartbeat.getAddress(), heartbeat.getSessions()))
                .toList();
    }
}
