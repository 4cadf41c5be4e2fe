// SPDX-License-Identifier: Apache-2.0
package im.yan.push.session;

import im.yan.schemas.v1.ConnectorHeartbeat;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.TimestampedKeyValueStore;
import org.apache.kafka.streams.state.ValueAndTimestamp;
import org.jspecify.annotations.Nullable;

/** Notes each heartbeat with the local time at which it came; an older life never replaces a newer. On the global thread. */
public final class NoteHeartbeat implements Processor<String, @Nullable ConnectorHeartbeat, Void, Void> {
    private ProcessorContext<Void, Void> context;
    private TimestampedKeyValueStore<String, ConnectorHeartbeat> store;

    @Override
    public void init(ProcessorContext<Void, Void> context) {
        this.context = context;
        this.store = context.getStateStore(ConnectorStore.NAME);
    }

    @Override
    public void process(Record<String, @Nullable ConnectorHeartbeat> record) {
        var heartbeat = record.value();
        if (heartbeat == null) {
            store.delete(record.key());
            return;
        }
        var key = ConnectorStore.key(heartbeat.getConnector());
        var known = store.get(key);
        if (known == null || known.value().getEpoch() <= heartbeat.getEpoch()) {
            store.put(key, ValueAndTimestamp.make(heartbeat, context.currentSystemTimeMs()));
        }
    }
}
