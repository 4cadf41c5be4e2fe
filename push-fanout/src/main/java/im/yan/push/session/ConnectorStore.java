// SPDX-License-Identifier: Apache-2.0
package im.yan.push.session;

import im.yan.schemas.Topics;
import im.yan.schemas.v1.ConnectorHeartbeat;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.apache.kafka.streams.state.TimestampedKeyValueStore;
import org.apache.kafka.streams.state.ValueAndTimestamp;

/**
 * The last heartbeat of each connector, beside it when this instance saw it. One entry per ordinal, so it is bounded by the
 * partitions of im.downlink. In memory: it is read from the topic at each start. Written by {@link NoteHeartbeat} only.
 */
public final class ConnectorStore implements Connectors {
    static final String NAME = "connectors";

    private final ReadOnlyKeyValueStore<String, ValueAndTimestamp<ConnectorHeartbeat>> store;

    private ConnectorStore(ReadOnlyKeyValueStore<String, ValueAndTimestamp<ConnectorHeartbeat>> store) {
        this.store = store;
    }

    public static StoreBuilder<TimestampedKeyValueStore<String, ConnectorHeartbeat>> builder() {
        return Stores.timestampedKeyValueStoreBuilder(
                        Stores.inMemoryKeyValueStore(NAME), Serdes.String(), Topics.CONNECTORS.serde())
                .withLoggingDisabled();
    }

    public static ConnectorStore in(ProcessorContext<?, ?> context) {
        return new ConnectorStore(context.getStateStore(NAME));
    }

    static String key(int connector) {
        return Integer.toString(connector);
    }

    @Override
    public Optional<Sighting> find(int connector) {
        return Optional.ofNullable(store.get(key(connector)))
                .map(seen -> new Sighting(seen.value().getEpoch(), seen.timestamp()));
    }

    @Override
    public OptionalLong lastHeardMillis() {
        var last = OptionalLong.empty();
        try (var all = store.all()) {
            while (all.hasNext()) {
                var seen = all.next().value.timestamp();
                last = OptionalLong.of(Math.max(seen, last.orElse(seen)));
            }
        }
        return last;
    }
}
