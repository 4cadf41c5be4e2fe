// SPDX-License-Identifier: Apache-2.0
package im.yan.storage.mysql;

import java.time.Duration;
import java.util.Collection;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.kafka.listener.CommonContainerStoppingErrorHandler;
import org.springframework.kafka.listener.CommonErrorHandler;
import org.springframework.kafka.listener.DefaultErrorHandler;
import org.springframework.kafka.listener.MessageListenerContainer;
import org.springframework.kafka.listener.RetryListener;
import org.springframework.transaction.TransactionException;

/**
 * The one layer that tries again. While MySQL or Kafka is away, the batch in hand is tried for ever, with growing pauses; the
 * consumer is paused meanwhile but polls, so it keeps its partitions. Anything else is a bug: it stops the consumer.
 */
final class LogErrorHandler implements CommonErrorHandler, RetryListener {
    private static final Logger LOG = LoggerFactory.getLogger(LogErrorHandler.class);

    private final DefaultErrorHandler retries;
    private final CommonErrorHandler stop = new CommonContainerStoppingErrorHandler();
    private final SinkMetrics metrics;
    private final Consumer<Exception> onBug;
    private final AtomicInteger retrying = new AtomicInteger();

    LogErrorHandler(Duration pauseMax, SinkMetrics metrics, Consumer<Exception> onBug) {
        this.metrics = metrics;
        this.onBug = onBug;
        this.retries = new DefaultErrorHandler(LogErrorHandler::neverSkip, RetryPauses.upTo(pauseMax));
        retries.defaultFalse(true);
        retries.addRetryableExceptions(DataAccessException.class, TransactionException.class, KafkaException.class);
        retries.setRetryListeners(this);
    }

    // What became a bug while it was tried again is read once more, and then handled as one.
    private static void neverSkip(ConsumerRecord<?, ?> record, Exception exception) {
        throw new IllegalStateException("a batch must not be skipped", exception);
    }

    /** Whether a batch waits for MySQL or Kafka to come back. */
    boolean isRetrying() {
        return retrying.get() > 0;
    }

    @Override
    public void handleBatch(
            Exception exception,
            ConsumerRecords<?, ?> records,
            org.apache.kafka.clients.consumer.Consumer<?, ?> consumer,
            MessageListenerContainer container,
            Runnable listener) {
        if (!passes(exception)) {
            onBug.accept(exception);
            stop.handleBatch(exception, records, consumer, container, listener);
            return;
        }
        retrying.incrementAndGet();
        try {
            retries.handleBatch(exception, records, consumer, container, listener);
            LOG.info("the batch in hand is stored at last");
        } finally {
            retrying.decrementAndGet();
            metrics.abandoned();
        }
    }

    private static boolean passes(Throwable exception) {
        for (Throwable cause = exception; cause != null; cause = cause.getCause()) {
            if (cause instanceof DataAccessException
                    || cause instanceof TransactionException
                    || cause instanceof KafkaException) {
                return true;
            }
        }
        return false;
    }

    @Override
    public void failedDelivery(ConsumerRecords<?, ?> records, Exception exception, int attempt) {
        metrics.retried();
        if (attempt == 1) {
            LOG.atWarn()
                    .addKeyValue("records", records.count())
                    .setCause(exception)
                    .log("a batch could not be stored; it is tried until it is");
        }
    }

    @Override
    public void failedDelivery(ConsumerRecord<?, ?> record, @Nullable Exception exception, int attempt) {
        // Batches only.
    }

    @Override
    public void handleOtherException(
            Exception exception,
            org.apache.kafka.clients.consumer.Consumer<?, ?> consumer,
            MessageListenerContainer container,
            boolean batch) {
        retries.handleOtherException(exception, consumer, container, batch);
    }

    @Override
    public void onPartitionsAssigned(
            org.apache.kafka.clients.consumer.Consumer<?, ?> consumer,
            Collection<TopicPartition> partitions,
            Runnable pausedEvent) {
        retries.onPartitionsAssigned(consumer, partitions, pausedEvent);
    }

    @Override
    public void clearThreadState() {
        retries.clearThreadState();
    }

    @Override
    public boolean seeksAfterHandling() {
        return true;
    }

    /** The listener has committed, or nobody does. */
    @Override
    public boolean isAckAfterHandle() {
        return false;
    }
}
