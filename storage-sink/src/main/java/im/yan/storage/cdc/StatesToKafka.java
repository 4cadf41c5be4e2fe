// SPDX-License-Identifier: Apache-2.0
package im.yan.storage.cdc;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.toUnmodifiableMap;

import im.yan.schemas.Topic;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Rows of accounts, devices and blocks → their topics: the state of each, a tombstone once it is deleted. It writes in transactions, one
 * for each batch, under one name, so that Kafka refuses a former leader that does not know yet that it is one: an old state
 * never follows a newer.
 */
public final class StatesToKafka implements FeedTarget {
    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final Map<String, RowStates> STATES = Stream.of(
                    new AccountStates(), new DeviceStates(), new BlockStates())
            .collect(toUnmodifiableMap(RowStates::table, Function.identity()));

    private final Producer<byte[], byte[]> producer;

    private StatesToKafka(Producer<byte[], byte[]> producer) {
        this.producer = producer;
    }

    public static FeedPlan plan(FeedSettings settings) {
        return new FeedPlan(
                FeedName.STATES,
                STATES.values().stream().collect(toUnmodifiableMap(RowStates::table, RowStates::columns)),
                Map.of(),
                () -> open(settings));
    }

    static StatesToKafka open(FeedSettings settings) {
        var timeout = (int) TIMEOUT.toMillis();
        Map<String, Object> properties = Map.of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                settings.bootstrapServers(),
                ProducerConfig.CLIENT_ID_CONFIG,
                "yan-feed",
                ProducerConfig.TRANSACTIONAL_ID_CONFIG,
                "yan-feed-" + settings.mysql().database(),
                ProducerConfig.TRANSACTION_TIMEOUT_CONFIG,
                timeout,
                ProducerConfig.MAX_BLOCK_MS_CONFIG,
                timeout,
                ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG,
                timeout / 2,
                ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
                timeout);
        var producer =
                new KafkaProducer<byte[], byte[]>(properties, new ByteArraySerializer(), new ByteArraySerializer());
        try {
            producer.initTransactions();
        } catch (RuntimeException e) {
            producer.close(Duration.ZERO);
            throw e;
        }
        return new StatesToKafka(producer);
    }

    /** A topic is there for good. */
    @Override
    public String life() {
        return "";
    }

    /** A failure leaves the transaction open: the next {@link #open} ends it. */
    @Override
    public void write(List<RowChange> changes) {
        producer.beginTransaction();
        for (var change : changes) {
            producer.send(record(change));
        }
        producer.commitTransaction();
    }

    private ProducerRecord<byte[], byte[]> record(RowChange change) {
        var states = STATES.get(change.table());
        if (states == null) {
            throw new IllegalStateException("nobody asked for table " + change.table());
        }
        var topic = states.topic().name();
        return new ProducerRecord<>(
                topic,
                Topic.partitionOf(
                        states.user(change.row()), producer.partitionsFor(topic).size()),
                states.key(change.row()).getBytes(UTF_8),
                change.deleted() ? null : states.state(change.row()).toByteArray());
    }

    @Override
    public void close() {
        producer.close(TIMEOUT);
    }
}
