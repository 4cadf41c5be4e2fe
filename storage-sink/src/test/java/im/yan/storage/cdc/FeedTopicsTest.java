// SPDX-License-Identifier: Apache-2.0
package im.yan.storage.cdc;

import static org.assertj.core.api.Assertions.assertThat;

import im.yan.schemas.Topics;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.Test;

class FeedTopicsTest {

    @Test
    void offsetsAreCompactedAndTableDefinitionsAreKeptForEver() {
        Map<String, Map<String, String>> settings = FeedTopics.topics(FeedName.STATES).stream()
                .collect(Collectors.toMap(NewTopic::name, NewTopic::configs));

        assertThat(settings.get(Topics.FEED_OFFSETS)).containsEntry("cleanup.policy", "compact");
        assertThat(settings.get(Topics.FEED_SCHEMA_HISTORY))
                .containsEntry("cleanup.policy", "delete")
                .containsEntry("retention.ms", "-1")
                .containsEntry("retention.bytes", "-1");
    }

    @Test
    void eachHasOnePartitionBecauseItIsReadInOrder() {
        assertThat(FeedTopics.topics(FeedName.CACHE))
                .extracting(NewTopic::numPartitions)
                .containsOnly(1);
    }
}
