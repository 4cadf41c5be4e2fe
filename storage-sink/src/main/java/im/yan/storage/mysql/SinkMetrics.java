// SPDX-License-Identifier: Apache-2.0
package im.yan.storage.mysql;

import im.yan.schemas.Topic;
import im.yan.schemas.Topics;
import im.yan.storage.lag.Lag;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.LongSummaryStatistics;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** What the sink counts. */
final class SinkMetrics {
    /** The topics whose records are kept. */
    static final List<Topic<?>> SOURCES = List.of(Topics.MESSAGES, Topics.RECEIPTS);

    private static final double[] PERCENTILES = {0.5, 0.99};

    private final Clock clock;
    private final Map<String, OfTopic> byTopic;
    private final Timer batches;
    private final Counter retries;

    private record OfTopic(Counter carried, Counter dead, Lag lag, Timer delay) {}

    SinkMetrics(MeterRegistry registry, Clock clock) {
        this.clock = clock;
        byTopic = SOURCES.stream()
                .map(Topic::name)
                .collect(Collectors.toUnmodifiableMap(topic -> topic, topic -> ofTopic(registry, clock, topic)));
        batches = Timer.builder("yan.storage.batch")
                .description("from a batch's arrival to MySQL's commit")
                .register(registry);
        retries = Counter.builder("yan.storage.retries")
                .description("batches that have to be tried again")
                .register(registry);
    }

    private static OfTopic ofTopic(MeterRegistry registry, Clock clock, String topic) {
        var lag = new Lag(clock);
        Gauge.builder("yan.storage.lag", lag, Lag::seconds)
                .description("how far MySQL is behind the log; 0 when it has caught up")
                .baseUnit("seconds")
                .tag("topic", topic)
                .register(registry);
        var delay = Timer.builder("yan.storage.delay")
                .description("from a record's arrival in the log to its commit in MySQL")
                .tag("topic", topic)
                .publishPercentiles(PERCENTILES)
                .register(registry);
        return new OfTopic(
                counter(registry, "yan.storage.records", topic),
                counter(registry, "yan.storage.dead", topic),
                lag,
                delay);
    }

    private static Counter counter(MeterRegistry registry, String name, String topic) {
        return Counter.builder(name).tag("topic", topic).register(registry);
    }

    Timer.Sample begin(List<ConsumerRecord<byte[], byte[]>> records) {
        timestamps(records).forEach((topic, times) -> of(topic).lag.begin(times.getMin()));
        return Timer.start();
    }

    /** Every record of the batch is in MySQL or among the dead letters. */
    void stored(List<ConsumerRecord<byte[], byte[]>> records, Timer.Sample since) {
        since.stop(batches);
        timestamps(records).forEach((topic, times) -> {
            of(topic).lag.end(times.getMax());
            of(topic).carried.increment((double) times.getCount());
        });
        var now = clock.millis();
        records.forEach(record ->
                of(record.topic()).delay.record(Duration.ofMillis(Math.max(now - record.timestamp(), 0))));
    }

    void dead(String topic) {
        of(topic).dead.increment();
    }

    void retried() {
        retries.increment();
    }

    /** The calling thread leaves its batch to whoever reads it next. */
    void abandoned() {
        byTopic.values().forEach(topic -> topic.lag.abandon());
    }

    private OfTopic of(String topic) {
        var metrics = byTopic.get(topic);
        if (metrics == null) {
            throw new IllegalStateException(topic + " is not a topic the sink reads");
        }
        return metrics;
    }

    private static Map<String, LongSummaryStatistics> timestamps(List<ConsumerRecord<byte[], byte[]>> records) {
        return records.stream()
                .collect(Collectors.groupingBy(
                        ConsumerRecord::topic, Collectors.summarizingLong(ConsumerRecord::timestamp)));
    }
}
