// SPDX-License-Identifier: Apache-2.0
package im.yan.schemas;

import java.time.Duration;

/**
 * How long a silent connector keeps its sessions. A connector whose heartbeats did not get through for longer than {@link
 * #REANNOUNCE_AFTER} announces every open session anew once they do, so a pause of Kafka or of the connector costs a
 * resynchronisation and no session.
 */
public final class ConnectorLease {
    public static final Duration HEARTBEAT_INTERVAL = Duration.ofSeconds(2);

    /** Shorter than {@link #PRESUMED_DEAD_AFTER}: whoever may have been given up announces itself. */
    public static final Duration REANNOUNCE_AFTER = Duration.ofSeconds(8);

    /** push-fanout forgets the sessions of a connector that it has not heard of for so long. */
    public static final Duration PRESUMED_DEAD_AFTER = Duration.ofSeconds(12);

    private ConnectorLease() {}
}
