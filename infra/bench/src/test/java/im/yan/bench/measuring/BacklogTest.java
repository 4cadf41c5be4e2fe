// SPDX-License-Identifier: Apache-2.0
package im.yan.bench.measuring;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class BacklogTest {
    private static final TopicPartition INBOX = new TopicPartition("im.inbox", 0);
    private static final TopicPartition MESSAGES = new TopicPartition("im.messages", 0);

    @Test
    void theSlowestConsumerOfAPartitionCounts() {
        var push = Map.of(INBOX, new OffsetAndMetadata(100), MESSAGES, new OffsetAndMetadata(7));
        var unread = Map.of(INBOX, new OffsetAndMetadata(40));

        assertThat(Backlog.farthestBehind(List.of(push, unread), Map.of(INBOX, 100L, MESSAGES, 9L)))
                .isEqualTo(60);
    }

    @Test
    void aPartitionOfWhichNothingWasCommittedIsNotBehind() {
        var nothing = new HashMap<TopicPartition, OffsetAndMetadata>();
        nothing.put(INBOX, null);

        assertThat(Backlog.farthestBehind(List.of(nothing), Map.of(INBOX, 100L)))
                .isZero();
    }
}
