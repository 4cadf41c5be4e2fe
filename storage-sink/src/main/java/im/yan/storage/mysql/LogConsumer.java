// SPDX-License-Identifier: Apache-2.0
package im.yan.storage.mysql;

import im.yan.runtime.Service;
import im.yan.schemas.Topic;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.springframework.kafka.core.DefaultKafkaConsumerFactory;
import org.springframework.kafka.core.MicrometerConsumerListener;
import org.springframework.kafka.listener.BatchAcknowledgingMessageListener;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;
import org.springframework.kafka.listener.ContainerProperties;

/** Reads committed records of im.messages and im.receipts in batches, from the earliest that this group has not kept yet. */
public final class LogConsumer {
    // A record that comes is answered at once, but while a fetch waits at idle partitions, those whose records were all
    // handed out have to wait with it.
    private static final int FETCH_WAIT_MILLIS = 200;

    private LogConsumer() {}

    /** A consumer to be started; ready while it runs and nothing keeps it from storing. */
    public static ConcurrentMessageListenerContainer<byte[], byte[]> of(
            LogSettings settings, LogSink sink, Service service) {
        var errors = new LogErrorHandler(
                settings.retryMax(), sink.metrics(), bug -> service.fail("a bug stopped the sink", bug));
        var consumer = of(settings, new LogListener(sink), errors, service);
        service.health().readyWhen("log", () -> consumer.isRunning() && !errors.isRetrying());
        return consumer;
    }

    static ConcurrentMessageListenerContainer<byte[], byte[]> of(
            LogSettings settings,
            BatchAcknowledgingMessageListener<byte[], byte[]> listener,
            LogErrorHandler errors,
            Service service) {
        var factory = new DefaultKafkaConsumerFactory<byte[], byte[]>(properties(settings));
        factory.addListener(new MicrometerConsumerListener<>(service.metrics()));
        var consumer = new ConcurrentMessageListenerContainer<>(factory, container(settings, listener));
        consumer.setBeanName("log");
        consumer.setConcurrency(settings.threads());
        consumer.setCommonErrorHandler(errors);
        return consumer;
    }

    private static ContainerProperties container(
            LogSettings settings, BatchAcknowledgingMessageListener<byte[], byte[]> listener) {
        var container = new ContainerProperties(
                SinkMetrics.SOURCES.stream().map(Topic::name).toArray(String[]::new));
        container.setAckMode(ContainerProperties.AckMode.MANUAL_IMMEDIATE);
        container.setIdleBetweenPolls(settings.batchWait().toMillis());
        container.setMicrometerEnabled(false);
        container.setMessageListener(listener);
        return container;
    }

    private static Map<String, Object> properties(LogSettings settings) {
        var properties = new HashMap<String, Object>();
        properties.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, settings.bootstrapServers());
        properties.put(ConsumerConfig.GROUP_ID_CONFIG, settings.group());
        properties.put(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG, settings.group() + "-" + settings.instance());
        properties.put(ConsumerConfig.CLIENT_ID_CONFIG, settings.group() + "-" + settings.instance());
        properties.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
        properties.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
        properties.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        properties.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        properties.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        properties.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, settings.batchMax());
        properties.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, FETCH_WAIT_MILLIS);
        var session = (int) settings.sessionTimeout().toMillis();
        properties.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, session);
        properties.put(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, session / 3);
        return properties;
    }
}
