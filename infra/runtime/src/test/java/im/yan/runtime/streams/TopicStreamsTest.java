// SPDX-License-Identifier: Apache-2.0
package im.yan.runtime.streams;

import static org.assertj.core.api.Assertions.assertThat;

import im.yan.schemas.Topic;
import im.yan.schemas.Topics;
import im.yan.schemas.v1.Receipt;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.kstream.internals.ProducedInternal;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TopicStreamsTest {

    @ParameterizedTest
    @ValueSource(strings = {"601", "601/d:601:602", "601/d:601:602/read"})
    void whatIsKeyedByUserStaysInThePartitionOfTheUser(String key) {
        var produced = new Inspected(TopicStreams.produced(Topics.RECEIPTS, "receipts"));

        var partitions =
                produced.streamPartitioner().partitions(Topics.RECEIPTS.name(), key, Receipt.getDefaultInstance(), 32);

        assertThat(partitions).isEqualTo(Optional.of(Set.of(Topic.partitionOf("601", 32))));
    }

    private static final class Inspected extends ProducedInternal<String, Receipt> {
        Inspected(Produced<String, Receipt> produced) {
            super(produced);
        }
    }
}
