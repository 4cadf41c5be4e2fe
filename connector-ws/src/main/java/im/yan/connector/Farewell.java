// SPDX-License-Identifier: Apache-2.0
package im.yan.connector;

import im.yan.connector.lease.Heartbeat;
import im.yan.connector.pipeline.ConnectorServer;
import im.yan.connector.session.CloseReason;
import im.yan.connector.session.Departure;
import im.yan.connector.session.Sessions;
import im.yan.runtime.Service;

/** The two ways in which a connector stops serving: it is closed, and lets its clients go in peace, or it is replaced. */
final class Farewell {
    private final Service service;
    private final ConnectorServer server;
    private final Sessions sessions;
    private final Heartbeat heartbeat;
    private final Departure departure;

    Farewell(Service service, ConnectorServer server, Sessions sessions, Heartbeat heartbeat, Departure departure) {
        this.service = service;
        this.server = server;
        this.sessions = sessions;
        this.heartbeat = heartbeat;
        this.departure = departure;
    }

    void depart() throws InterruptedException {
        server.stopAccepting();
        sessions.leave();
        heartbeat.leave();
        departure.drain();
    }

    /** A younger connector has this one's partition: its sessions must reconnect, and this process has no purpose left. */
    void giveWay() {
        heartbeat.end();
        sessions.leave();
        try {
            departure.closeAll(CloseReason.CONNECTOR_REPLACED);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        service.fail("replaced", new IllegalStateException("a younger connector took this one's ordinal"));
    }
}
