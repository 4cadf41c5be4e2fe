// SPDX-License-Identifier: Apache-2.0
package im.yan.schemas;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TopicsTest {

    @Test
    void namesAreUniqueAndUseDotsAndHyphensOnly() {
        assertThat(Topics.ALL)
                .extracting(Topic::name)
                .doesNotHaveDuplicates()
                .allMatch(name -> name.matches("im(\\.[a-z-]+)+"));
    }

    @Test
    void theSourceOfTruthIsKeptForEver() {
        assertThat(Topics.MESSAGES.settings())
                .containsEntry("retention.ms", "-1")
                .containsEntry("cleanup.policy", "delete");
    }

    @Test
    void decisionsUseTheBrokersClock() {
        assertThat(Topics.COMMANDS.settings()).containsEntry("message.timestamp.type", "LogAppendTime");
    }

    @Test
    void topicsOfOneKeyHaveOnePartitionCount() {
        var sizes = new TopicSizes(8, 16, 4, (short) 1);

        assertThat(Topics.ALL)
                .filteredOn(topic -> topic.keyedBy() == Topic.KeyedBy.USER)
                .hasSizeGreaterThan(4)
                .allMatch(topic -> sizes.partitions(topic.keyedBy()) == 16);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "7", "561841684987441152", "d:1:2"})
    void theOrderingUnitGoesToThePartitionKafkaWouldChoose(String unit) {
        assertThat(Topic.partitionOf(unit, 13)).isEqualTo(BuiltInPartitioner.partitionForKey(unit.getBytes(UTF_8), 13));
    }

    @Test
    void morePartitionsThanEventIdsHaveWorkersAreRefused() {
        assertThatThrownBy(() -> new TopicSizes(1025, 1, 1, (short) 1)).hasMessageContaining("1 to 1024");
    }
}
