// SPDX-License-Identifier: Apache-2.0
package im.yan.push;

import im.yan.schemas.Topic;
import im.yan.schemas.v1.Receipt;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.streams.processor.StreamPartitioner;

/** Receipts have keys that begin with the user; the user alone decides the partition. */
final class ToUser implements StreamPartitioner<String, Receipt> {

    @Override
    public Optional<Set<Integer>> partitions(String topic, String key, Receipt value, int partitions) {
        return Optional.of(Set.of(Topic.partitionOf(key.substring(0, key.indexOf('/')), partitions)));
    }
}
