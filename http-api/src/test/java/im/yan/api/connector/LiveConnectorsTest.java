// SPDX-License-Identifier: Apache-2.0
package im.yan.api.connector;

import static org.assertj.core.api.Assertions.assertThat;

import im.yan.schemas.ConnectorLease;
import im.yan.schemas.v1.ConnectorHeartbeat;
import org.junit.jupiter.api.Test;

class LiveConnectorsTest {
    private static final long LEASE = ConnectorLease.PRESUMED_DEAD_AFTER.toNanos();

    private final LiveConnectors live = new LiveConnectors();

    @Test
    void theEmptiestComesFirst() {
        live.heard(heartbeat(0, 1).setSessions(9).build(), 0);
        live.heard(heartbeat(1, 1).setSessions(2).build(), 0);
        live.heard(heartbeat(2, 1).setSessions(2).build(), 0);

        assertThat(live.open(0)).extracting(Connector::address).containsExactly("ws://1", "ws://2", "ws://0");
    }

    @Test
    void aSilentConnectorIsPresumedDead() {
        live.heard(heartbeat(0, 1).build(), 5);

        assertThat(live.open(5 + LEASE)).hasSize(1);
        assertThat(live.open(6 + LEASE)).isEmpty();
    }

    @Test
    void aLeavingConnectorTakesNobody() {
        live.heard(heartbeat(0, 1).build(), 0);
        live.heard(heartbeat(0, 1).setDraining(true).build(), 1);

        assertThat(live.open(1)).isEmpty();
    }

    @Test
    void theLastWordOfAnOlderLifeIsIgnored() {
        live.heard(heartbeat(0, 2).setAddress("ws://new").build(), 0);
        live.heard(heartbeat(0, 1).setAddress("ws://old").build(), 1);

        assertThat(live.open(1)).extracting(Connector::address).containsExactly("ws://new");
    }

    @Test
    void aConnectorWhoseClockWentBackIsHeardOnceTheOtherIsSilent() {
        live.heard(heartbeat(0, 2).setAddress("ws://before").build(), 0);
        live.heard(heartbeat(0, 1).setAddress("ws://after").build(), LEASE + 1);

        assertThat(live.open(LEASE + 1)).extracting(Connector::address).containsExactly("ws://after");
    }

    @Test
    void onlySoManyOrdinalsAreRemembered() {
        live.heard(heartbeat(LiveConnectors.ORDINALS - 1, 1).build(), 0);
        live.heard(heartbeat(LiveConnectors.ORDINALS, 1).build(), 0);
        live.heard(heartbeat(-1, 1).build(), 0);

        assertThat(live.open(0)).hasSize(1);
    }

    private static ConnectorHeartbeat.Builder heartbeat(int connector, long epoch) {
        return ConnectorHeartbeat.newBuilder()
                .setConnector(connector)
                .setEpoch(epoch)
                .setAddress("ws://" + connector);
    }
}
