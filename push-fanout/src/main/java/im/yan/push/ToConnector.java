// SPDX-License-Identifier: Apache-2.0
package im.yan.push;

import im.yan.schemas.v1.Downlink;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.streams.processor.StreamPartitioner;
import org.jspecify.annotations.Nullable;

/** A connector's ordinal is its partition of im.downlink; what is for a connector that cannot exist is dropped. */
final class ToConnector implements StreamPartitioner<Integer, Downlink> {
    /** The ordinal chooses the partition and is not written. */
    static final Serializer<Integer> NO_KEY = (topic, connector) -> nothing();

    @Override
    public Optional<Set<Integer>> partitions(String topic, Integer connector, Downlink value, int partitions) {
        // An ordinal without a partition would make the producer wait for it, and stop everybody behind.
        return Optional.of(connector >= 0 && connector < partitions ? Set.of(connector) : Set.of());
    }

    @SuppressWarnings("NullAway") // Kafka's word for a record without a key
    private static byte[] nothing() {
        return (byte @Nullable []) null;
    }
}
