// SPDX-License-Identifier: Apache-2.0
package im.yan.runtime.streams;

import static org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse.REPLACE_THREAD;
import static org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse.SHUTDOWN_CLIENT;

import im.yan.runtime.Service;
import io.micrometer.core.instrument.binder.kafka.KafkaStreamsMetrics;
import java.time.Duration;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs a topology within a service: ready when it processes, closed with the service. A thread that Kafka failed is
 * replaced; a bug ends the service, so that it is seen and restarted instead of turning in place.
 */
public final class StreamsRunner {
    private static final Logger LOG = LoggerFactory.getLogger(StreamsRunner.class);
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(10);

    private StreamsRunner() {}

    public static KafkaStreams start(Service service, Topology topology, StreamsSettings settings) {
        var streams = new KafkaStreams(topology, settings.toProperties());
        streams.setUncaughtExceptionHandler(exception -> onUncaught(service, exception));
        service.health().readyWhen("topology", () -> streams.state() == KafkaStreams.State.RUNNING);
        service.closing(() -> streams.close(CLOSE_TIMEOUT));
        var metrics = service.closing(new KafkaStreamsMetrics(streams));
        metrics.bindTo(service.metrics());
        streams.start();
        return streams;
    }

    private static StreamThreadExceptionResponse onUncaught(Service service, Throwable exception) {
        if (isKafkas(exception)) {
            LOG.atWarn().setCause(exception).log("Kafka failed a stream thread; it is replaced");
            return REPLACE_THREAD;
        }
        service.fail("a bug stopped the topology", exception);
        return SHUTDOWN_CLIENT;
    }

    private static boolean isKafkas(Throwable exception) {
        var cause = exception;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause instanceof KafkaException;
    }
}
