// SPDX-License-Identifier: Apache-2.0
package im.yan.connector;

import im.yan.connector.egress.DownlinkReader;
import im.yan.connector.egress.Handover;
import im.yan.connector.ingress.AckBatches;
import im.yan.connector.ingress.ClientFrames;
import im.yan.connector.ingress.Commands;
import im.yan.connector.ingress.DeliveryAckFrames;
import im.yan.connector.ingress.Intake;
import im.yan.connector.ingress.LogWriter;
import im.yan.connector.ingress.PresenceWatches;
import im.yan.connector.ingress.SessionRecords;
import im.yan.connector.ingress.SignalFrames;
import im.yan.connector.ingress.SignalRecords;
import im.yan.connector.lease.ConnectorRecords;
import im.yan.connector.lease.Heartbeat;
import im.yan.connector.lease.Succession;
import im.yan.connector.pipeline.Connections;
import im.yan.connector.pipeline.ConnectorPipeline;
import im.yan.connector.pipeline.ConnectorServer;
import im.yan.connector.pipeline.Reception;
import im.yan.connector.pipeline.SocketThreads;
import im.yan.connector.session.Departure;
import im.yan.connector.session.Door;
import im.yan.connector.session.Sessions;
import im.yan.connector.session.Traffic;
import im.yan.connector.subscription.Subscriptions;
import im.yan.connector.token.KeyRing;
import im.yan.connector.token.TokenVerifier;
import im.yan.runtime.Service;
import im.yan.schemas.ConnectorLease;
import im.yan.schemas.Topics;
import java.time.Clock;
import java.time.Duration;

/** Wires a connector. */
public final class ConnectorMain {
    private static final Duration KAFKA_TIMEOUT = Duration.ofSeconds(30);

    /** push-fanout forgets an interest it has not heard of for three times as long. */
    private static final Duration INTEREST_RENEWED_EVERY = Duration.ofSeconds(30);

    private ConnectorMain() {}

    public static void main(String[] args) {
        Service.main("connector-ws", ConnectorMain::wire);
    }

    public static void wire(Service service) throws Exception {
        start(service);
    }

    /** @return the port that was opened */
    static int start(Service service) throws Exception {
        var config = ConnectorConfig.from(service.env());
        var clock = Clock.systemUTC();

        var threads = service.closing(SocketThreads.start(config.threads()));
        var keys = service.closing(KeyRing.fetchingFrom(config.jwks()));
        var log = service.closing(LogWriter.to(config.kafka(), config.log()));
        log.awaitTopics(KAFKA_TIMEOUT);
        var downlinks = service.closing(Consumers.to(config.kafka(), "connector-downlink"));
        config.requirePartitions(downlinks.partitionsFor(Topics.DOWNLINK.name()).size());
        var connectors = new ConnectorRecords(
                service.closing(Consumers.to(config.kafka(), "connector-succession")), config.ordinal());
        var life = connectors.beginLife(clock.millis());

        var acks = new AckBatches(log);
        var sessions = new Sessions(life, config.sessions().sessionsMax(), new SessionRecords(life, log, acks));
        var signals = new SignalRecords(life, log);
        var subscriptions = new Subscriptions(sessions, signals);
        var traffic = new Traffic(service.metrics());
        var door = new Door(sessions, traffic);
        var intake = new Intake(log);
        var connections = new Connections(config.sessions().unauthenticatedMax(), sessions, log);
        var pipeline = new ConnectorPipeline(
                config.sessions(),
                connections,
                new Reception(config.sessions(), sessions, new TokenVerifier(keys, clock), door, clock),
                new ClientFrames(
                        new Commands(log, intake, door, config.ordinal()),
                        new DeliveryAckFrames(acks, subscriptions, door),
                        new SignalFrames(signals, door, System::nanoTime),
                        new PresenceWatches(life, log, intake, door)),
                door,
                traffic);

        var handover = new Handover(sessions, subscriptions, door, traffic, System::nanoTime);
        var downlink = DownlinkReader.reading(downlinks, config.ordinal(), handover, log, service::fail);
        service.closing(downlink::stop);
        var server =
                service.closing(ConnectorServer.open(threads.loops(), config.sessions(), pipeline, config.listen()));
        var heartbeat =
                new Heartbeat(life, config.addressAt(server.port()), sessions, subscriptions, log, System::nanoTime);
        var ticks = service.closing(new Ticks(service));
        ticks.every(ConnectorLease.HEARTBEAT_INTERVAL, "heartbeat", heartbeat::beat);
        ticks.every(config.ackInterval(), "hand over what was collected", () -> {
            acks.flush();
            subscriptions.announce();
            intake.tick();
            heartbeat.tick();
        });
        ticks.every(INTEREST_RENEWED_EVERY, "renew interests", subscriptions::renew);
        var farewell = new Farewell(
                service, server, sessions, heartbeat, new Departure(sessions, door, config.drainTimeout()));
        service.closing(farewell::depart);
        var succession = Succession.watching(connectors, life, farewell::giveWay, service::fail);
        service.closing(succession::stop);

        var health = service.health();
        health.readyWhen("keys", keys::hasKeys);
        health.readyWhen("downlink", downlink::isReading);
        health.readyWhen("port", server::isOpen);
        var metrics = service.metrics();
        metrics.gauge("yan.connector.sessions", sessions, Sessions::size);
        metrics.gauge("yan.connector.unauthenticated", connections, Connections::unauthenticated);
        metrics.gauge("yan.connector.subscriptions", subscriptions, Subscriptions::size);
        metrics.gauge("yan.connector.inflight.bytes", log, LogWriter::inFlightBytes);
        return server.port();
    }
}
