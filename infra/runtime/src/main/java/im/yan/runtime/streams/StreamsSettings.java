// SPDX-License-Identifier: Apache-2.0
package im.yan.runtime.streams;

import im.yan.runtime.Env;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.errors.LogAndFailProcessingExceptionHandler;

/**
 * How a topology runs. The defaults are measured: see docs/adr/0002.
 *
 * @param applicationId consumer group, and prefix of changelog topics
 * @param instance stable name of this instance; with the same state folder a killed instance comes back without a rebalance
 * @param exactlyOnce outputs, stores and input positions commit together
 * @param commitInterval under exactly-once the latency floor, otherwise how much is done again after a crash
 * @param pollTime how long an idle thread blocks; shorter means more idle CPU, longer a slower tail under light load
 * @param sessionTimeout how long a killed instance that does not come back keeps its partitions
 * @param cacheBytes write-back cache of the stores; 0 where each write must reach the changelog by itself
 */
public record StreamsSettings(
        String bootstrapServers,
        String applicationId,
        String instance,
        Path stateDir,
        boolean exactlyOnce,
        Duration commitInterval,
        Duration pollTime,
        Duration sessionTimeout,
        int threads,
        long cacheBytes) {

    /** Reads the variables shared by all topologies; what differs by topology is passed in. */
    public static StreamsSettings from(
            Env env, String applicationId, boolean exactlyOnce, Duration commitInterval, long cacheBytes) {
        return new StreamsSettings(
                env.text("YAN_KAFKA", "127.0.0.1:9092"),
                applicationId,
                env.text("YAN_INSTANCE", "0"),
                env.path("YAN_STATE_DIR", Path.of(".yan", "state")).resolve(applicationId),
                exactlyOnce,
                env.duration("YAN_COMMIT_INTERVAL", commitInterval),
                env.duration("YAN_POLL_TIME", Duration.ofMillis(20)),
                env.duration("YAN_SESSION_TIMEOUT", Duration.ofSeconds(3)),
                env.number("YAN_THREADS", 1, 1, 64),
                cacheBytes);
    }

    Properties toProperties() {
        var p = new Properties();
        p.put(StreamsConfig.APPLICATION_ID_CONFIG, applicationId);
        p.put(StreamsConfig.CLIENT_ID_CONFIG, applicationId + "-" + instance);
        p.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
        p.put(StreamsConfig.STATE_DIR_CONFIG, stateDir.resolve(instance).toString());
        p.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, threads);
        p.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, guarantee());
        p.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, commitInterval.toMillis());
        p.put(StreamsConfig.POLL_MS_CONFIG, pollTime.toMillis());
        // Don't hold back one input until another is known to be empty: no topology of ours joins by time, and the wait
        // may last a whole fetch after each transaction marker.
        p.put(StreamsConfig.MAX_TASK_IDLE_MS_CONFIG, StreamsConfig.MAX_TASK_IDLE_MS_DISABLED);
        p.put(StreamsConfig.STATESTORE_CACHE_MAX_BYTES_CONFIG, cacheBytes);
        // Ids are assigned from stores: no standbys (Kafka pull request 12540), a fast static restart instead.
        p.put(StreamsConfig.NUM_STANDBY_REPLICAS_CONFIG, 0);
        p.put(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, true);
        p.put(StreamsConfig.TOPOLOGY_OPTIMIZATION_CONFIG, StreamsConfig.OPTIMIZE);
        p.put(StreamsConfig.DESERIALIZATION_EXCEPTION_HANDLER_CLASS_CONFIG, DeadLetters.class);
        p.put(StreamsConfig.PROCESSING_EXCEPTION_HANDLER_CLASS_CONFIG, LogAndFailProcessingExceptionHandler.class);
        putClients(p);
        return p;
    }

    private void putClients(Properties p) {
        var session = (int) sessionTimeout.toMillis();
        p.put(
                StreamsConfig.mainConsumerPrefix(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG),
                applicationId + "-" + instance);
        p.put(StreamsConfig.mainConsumerPrefix(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG), session);
        p.put(StreamsConfig.mainConsumerPrefix(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG), session / 3);
        p.put(StreamsConfig.consumerPrefix(ConsumerConfig.ISOLATION_LEVEL_CONFIG), "read_committed");
        // A consumer that closes, or gets one more partition, first waits for the fetch that is waiting for news.
        p.put(StreamsConfig.consumerPrefix(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG), 500);
        // These two go from partition to partition while a topology starts, and each time the fetch that waits
        // at the end of the last one has to come back first.
        p.put(StreamsConfig.globalConsumerPrefix(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG), 100);
        p.put(StreamsConfig.restoreConsumerPrefix(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG), 100);
        p.put(StreamsConfig.consumerPrefix(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG), "earliest");
        p.put(StreamsConfig.producerPrefix(ProducerConfig.LINGER_MS_CONFIG), 5);
        p.put(StreamsConfig.producerPrefix(ProducerConfig.ACKS_CONFIG), "all");
        if (exactlyOnce) {
            // What a killed instance left open blocks committed readers until this is over.
            p.put(StreamsConfig.producerPrefix(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG), session);
        }
    }

    private String guarantee() {
        return exactlyOnce ? StreamsConfig.EXACTLY_ONCE_V2 : StreamsConfig.AT_LEAST_ONCE;
    }
}
