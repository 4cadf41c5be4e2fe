// SPDX-License-Identifier: Apache-2.0
package im.yan.connector;

import im.yan.connector.ingress.LogLimits;
import im.yan.connector.session.SessionLimits;
import im.yan.runtime.ConfigException;
import im.yan.runtime.Env;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/**
 * What a connector is started with.
 *
 * @param ordinal its partition of im.downlink; no two connectors may run with the same one
 * @param address where clients reach it; empty: 127.0.0.1 and the port it listens on
 * @param ackInterval how long delivery acks are collected
 * @param drainTimeout how long clients may take to leave when the connector does
 */
record ConnectorConfig(
        String kafka,
        URI jwks,
        int ordinal,
        InetSocketAddress listen,
        Optional<URI> address,
        int threads,
        SessionLimits sessions,
        LogLimits log,
        Duration ackInterval,
        Duration drainTimeout) {
    private static final int KIB = 1024;
    private static final int MIB = 1024 * KIB;

    static ConnectorConfig from(Env env) {
        return new ConnectorConfig(
                env.text("YAN_KAFKA", "127.0.0.1:9092"),
                uri("YAN_JWKS", env.text("YAN_JWKS", "http://127.0.0.1:8080/.well-known/jwks.json")),
                env.number("CONNECTOR_ORDINAL", 0, 0, 9_999),
                new InetSocketAddress(env.text("CONNECTOR_HOST", "127.0.0.1"), env.port("CONNECTOR_PORT", 8090)),
                env.find("CONNECTOR_ADDRESS").map(address -> uri("CONNECTOR_ADDRESS", address)),
                env.number("CONNECTOR_THREADS", Runtime.getRuntime().availableProcessors(), 1, 256),
                sessionLimits(env),
                new LogLimits(
                        env.number("CONNECTOR_INFLIGHT_BYTES_MAX", 16 * MIB, MIB, 256 * MIB),
                        env.duration("CONNECTOR_STALL_AFTER", Duration.ofSeconds(3))),
                env.duration("CONNECTOR_ACK_INTERVAL", Duration.ofMillis(100)),
                env.duration("CONNECTOR_DRAIN_TIMEOUT", Duration.ofSeconds(3)));
    }

    /** Refuses an ordinal for which im.downlink has no partition. */
    void requirePartitions(int partitions) {
        if (ordinal >= partitions) {
            throw new ConfigException(
                    "CONNECTOR_ORDINAL must be a whole number from 0 to %d, was %d: im.downlink has no more partitions"
                            .formatted(partitions - 1, ordinal));
        }
    }

    /** Where clients reach the connector, given the port it listens on. */
    String addressAt(int port) {
        return address.map(URI::toString).orElse("ws://127.0.0.1:%d/ws".formatted(port));
    }

    private static SessionLimits sessionLimits(Env env) {
        var perSecond = env.number("CONNECTOR_FRAMES_PER_SECOND", 100, 1, 100_000);
        return new SessionLimits(
                env.number("CONNECTOR_FRAME_BYTES_MAX", 64 * KIB, KIB, 512 * KIB),
                env.number("CONNECTOR_SESSIONS_MAX", 10_000, 1, 1_000_000),
                env.number("CONNECTOR_UNAUTHENTICATED_MAX", 1_000, 1, 1_000_000),
                env.number("CONNECTOR_OUTBOUND_BYTES_MAX", MIB, 256 * KIB, 256 * MIB),
                perSecond,
                env.number("CONNECTOR_FRAMES_BURST", 2 * perSecond, 1, 200_000),
                env.number("CONNECTOR_ABUSE_FRAMES", 5_000, 1, 1_000_000),
                env.duration("CONNECTOR_HEARTBEAT", Duration.ofSeconds(25)),
                env.duration("CONNECTOR_HELLO_TIMEOUT", Duration.ofSeconds(5)));
    }

    private static URI uri(String name, String value) {
        try {
            var uri = URI.create(value);
            if (uri.isAbsolute()) {
                return uri;
            }
        } catch (IllegalArgumentException e) {
            // Falls through to the sentence below, which says all there is to say.
        }
        throw new ConfigException(name + " must be a complete URL, was " + value);
    }
}
