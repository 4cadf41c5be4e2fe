// SPDX-License-Identifier: Apache-2.0
package im.yan.runtime.streams;

import im.yan.schemas.Topic;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.streams.processor.StreamPartitioner;

/** Topics keyed by user are partitioned by the user alone, also where the key says more: {@code userId/…}. */
public final class PartitionByUser<V> implements StreamPartitioner<String, V> {

    @Override
    public Optional<Set<Integer>> partitions(String topic, String key, V value, int partitions) {
        var end = key.indexOf('/');
        var user = end < 0 ? key : key.substring(0, end);
        return Optional.of(Set.of(Topic.partitionOf(user, partitions)));
    }
}
