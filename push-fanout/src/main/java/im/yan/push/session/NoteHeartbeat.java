// SPDX-License-Identifier: Apache-2.0
package im.yan.push.session;

import com.google.protobuf.InvalidProtocolBufferException;
import im.yan.schemas.v1.ConnectorHeartbeat;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.TimestampedKeyValueStore;
import org.apache.kafka.streams.state.ValueAndTimestamp;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Notes each heartbeat with the local time at which it came; an older life never replaces a newer. On the global thread,
 * which can make no dead letters: so the bytes are read here, and garbage is skipped.
 */
public final class NoteHeartbeat implements Processor<@Nullable String, byte @Nullable [], Void, Void> {
    private static final Logger LOG = LoggerFactory.getLogger(NoteHeartbeat.class);

    private ProcessorContext<Void, Void> context;
    private TimestampedKeyValueStore<String, ConnectorHeartbeat> store;

    @Override
    public void init(ProcessorContext<Void, Void> context) {
        this.context = context;
        this.store = context.getStateStore(ConnectorStore.NAME);
    }

    @Override
    public void process(Record<@Nullable String, byte @Nullable []> record) {
        var key = record.key();
        var bytes = record.value();
        if (bytes != null) {
            parseAndNote(bytes);
        } else if (key != null) {
            store.delete(key);
        }
    }

    private void parseAndNote(byte[] bytes) {
        try {
            note(ConnectorHeartbeat.parseFrom(bytes));
        } catch (InvalidProtocolBufferException e) {
            context.recordMetadata()
                    .ifPresent(origin -> LOG.atWarn()
                            .addKeyValue("topic", origin.topic())
                            .addKeyValue("partition", origin.partition())
                            .addKeyValue("offset", origin.offset())
                            .log("unreadable heartbeat skipped"));
        }
    }

    private void note(ConnectorHeartbeat heartbeat) {
        var key = ConnectorStore.key(heartbeat.getConnector());
        var known = store.get(key);
        if (known == null || known.value().getEpoch() <= heartbeat.getEpoch()) {
            store.put(key, ValueAndTimestamp.make(heartbeat, context.currentSystemTimeMs()));
        }
    }
}
