// SPDX-License-Identifier: Apache-2.0
package im.yan.schemas;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class EventShardTest {

    @Test
    void aConversationsTableNeverChanges() {
        assertThat(EventShard.tableOf("d:1:2")).isEqualTo("conversation_event_11");
    }

    @Test
    void conversationsSpreadEvenly() {
        var perShard = LongStream.range(1, 16_001)
                .mapToObj(peer ->
                        EventShard.of(ConversationId.direct(100_000, peer).text()))
                .collect(groupingBy(shard -> shard, counting()));

        assertThat(perShard)
                .hasSize(EventShard.COUNT)
                .allSatisfy((shard, count) -> assertThat(count).isBetween(700L, 1300L));
    }
}
