// SPDX-License-Identifier: Apache-2.0
package im.yan.connector.lease;

import im.yan.connector.ingress.LogWriter;
import im.yan.connector.session.ConnectorLife;
import im.yan.connector.session.Sessions;
import im.yan.connector.subscription.Subscriptions;
import im.yan.schemas.Topics;
import im.yan.schemas.v1.ConnectorHeartbeat;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps this life of the connector alive in im.connectors. One heartbeat is on its way at a time, so an absent Kafka finds no
 * queue of stale ones when it returns; after a gap in which the sessions may have been given up, all are announced again.
 */
public final class Heartbeat {
    private static final Logger LOG = LoggerFactory.getLogger(Heartbeat.class);

    private final ConnectorLife life;
    private final String address;
    private final Sessions sessions;
    private final Subscriptions subscriptions;
    private final LogWriter log;
    private final LeaseClock clock;
    private final Reannouncement reannouncement;
    private final AtomicBoolean onItsWay = new AtomicBoolean();
    private volatile boolean ended;

    public Heartbeat(
            ConnectorLife life,
            String address,
            Sessions sessions,
            Subscriptions subscriptions,
            LogWriter log,
            LongSupplier nanoTime) {
        this.life = life;
        this.address = address;
        this.sessions = sessions;
        this.subscriptions = subscriptions;
        this.log = log;
        clock = new LeaseClock(nanoTime);
        reannouncement = new Reannouncement(sessions);
    }

    /** To be called every {@link im.yan.schemas.ConnectorLease#HEARTBEAT_INTERVAL}. */
    public void beat() {
        if (!ended && onItsWay.compareAndSet(false, true)) {
            send(this::answered);
        }
    }

    /** To be called every tick: goes on with announcing, if there is anything to announce. */
    public void tick() {
        reannouncement.tick();
    }

    /** The last one of this life. */
    public void leave() {
        if (!ended) {
            end();
            send((metadata, failure) -> {});
        }
    }

    /** No more heartbeats: a younger connector has this ordinal. */
    public void end() {
        ended = true;
    }

    private void send(Callback done) {
        var heartbeat = ConnectorHeartbeat.newBuilder()
                .setConnector(life.ordinal())
                .setEpoch(life.epoch())
                .setAddress(address)
                .setSessions(sessions.size())
                .setDraining(sessions.isLeaving())
                .build();
        var record = new ProducerRecord<>(
                Topics.CONNECTORS.name(), Integer.toString(life.ordinal()), heartbeat.toByteArray());
        if (!log.offer(record, LogWriter.Urgency.MUST_GO, done)) {
            onItsWay.set(false);
        }
    }

    /** On the producer's thread. */
    private void answered(@Nullable RecordMetadata metadata, @Nullable Exception failure) {
        onItsWay.set(false);
        if (metadata != null && failure == null && clock.gotThrough(metadata.timestamp())) {
            LOG.atWarn()
                    .addKeyValue("sessions", sessions.size())
                    .log("heartbeats did not get through for a while; announcing every session again");
            reannouncement.begin();
            subscriptions.renew();
        }
    }
}
