// SPDX-License-Identifier: Apache-2.0
package im.yan.storage.mysql;

import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.springframework.kafka.listener.BatchAcknowledgingMessageListener;
import org.springframework.kafka.support.Acknowledgment;

/** Stores a batch, then commits its offsets: what is lost in between is stored again, which changes nothing. */
final class LogListener implements BatchAcknowledgingMessageListener<byte[], byte[]> {
    private final LogSink sink;

    LogListener(LogSink sink) {
        this.sink = sink;
    }

    @Override
    public void onMessage(List<ConsumerRecord<byte[], byte[]>> records, @Nullable Acknowledgment offsets) {
        if (offsets == null) {
            throw new IllegalStateException("the container does not leave the offsets to its listener");
        }
        sink.store(records);
        offsets.acknowledge();
    }
}
