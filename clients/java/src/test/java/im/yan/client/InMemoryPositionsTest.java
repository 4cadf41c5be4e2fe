// SPDX-License-Identifier: Apache-2.0
package im.yan.client;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class InMemoryPositionsTest {
    private final PositionStore positions = PositionStore.inMemory();

    @Test
    void remembersTheLastPosition() {
        positions.hold("c", 1);
        positions.hold("c", 2);

        assertThat(positions.held("c")).hasValue(2);
        assertThat(positions.held("d")).isEmpty();
    }

    @Test
    void beyondItsBoundTheLongestQuietConversationIsForgotten() {
        positions.hold("quiet", 1);

        for (var i = 0; i < InMemoryPositions.CONVERSATIONS_MAX; i++) {
            positions.hold("c" + i, 1);
        }

        assertThat(positions.held("quiet")).isEmpty();
        assertThat(positions.held("c0")).hasValue(1);
    }
}
