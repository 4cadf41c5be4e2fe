// SPDX-License-Identifier: Apache-2.0
package im.yan.storage.replay;

import im.yan.storage.mysql.LogWriter;
import im.yan.storage.mysql.MysqlSettings;
import im.yan.storage.mysql.MysqlStore;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Batches of the log into MySQL as the sink writes them, each tried until it is there. What no table can hold is counted. */
final class ToTables implements AutoCloseable {
    private final MysqlStore store;
    private final LogWriter writer;
    private final Retrying retrying;
    private long leftOut;

    ToTables(MysqlSettings mysql, Retrying retrying) {
        this.store = MysqlStore.open(mysql, 1, new SimpleMeterRegistry());
        this.writer = new LogWriter(store);
        this.retrying = retrying;
    }

    void write(List<ConsumerRecord<byte[], byte[]>> records) {
        leftOut += retrying.untilDone(() -> writer.write(records)).size();
    }

    /** The sink has moved them to the dead-letter topics when it met them. */
    void tellWhatWasLeftOut(Progress progress) {
        if (leftOut > 0) {
            progress.say("records left out because no table can hold them: %d; the sink moved them to the dead letters"
                    .formatted(leftOut));
        }
    }

    @Override
    public void close() {
        store.close();
    }
}
