// SPDX-License-Identifier: Apache-2.0
package im.yan.storage.cdc;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FeedPropertiesTest {
    private static final String BEFORE = prefix("yan", Map.of("account", List.of("user_id", "status")));

    @Test
    void theSameColumnsGoOnFromTheSameOffsets() {
        assertThat(prefix("yan", Map.of("account", List.of("status", "user_id"))))
                .isEqualTo(BEFORE);
    }

    @Test
    void anotherColumnTableOrDatabaseBeginsAnew() {
        assertThat(prefix("yan", Map.of("account", List.of("user_id", "status", "presence"))))
                .isNotEqualTo(BEFORE);
        assertThat(prefix("yan", Map.of("account", List.of("user_id", "status"), "device", List.of("user_id"))))
                .isNotEqualTo(BEFORE);
        assertThat(prefix("other", Map.of("account", List.of("user_id", "status"))))
                .isNotEqualTo(BEFORE);
    }

    private static String prefix(String database, Map<String, List<String>> columns) {
        return FeedProperties.prefix(database, List.of(new Wanting(columns)));
    }

    private record Wanting(Map<String, List<String>> columns) implements FeedTarget {
        @Override
        public void write(List<RowChange> changes) {
            throw new IllegalStateException("this one is only asked what it wants");
        }

        @Override
        public void close() {}
    }
}
