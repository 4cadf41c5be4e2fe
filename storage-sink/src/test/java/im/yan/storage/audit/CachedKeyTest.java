// SPDX-License-Identifier: Apache-2.0
package im.yan.storage.audit;

import static org.assertj.core.api.Assertions.assertThat;

import im.yan.storage.audit.CachedKey.Kind;
import im.yan.storage.redis.CacheView;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CachedKeyTest {

    @Test
    void aKeySaysWhichRowItHolds() {
        assertThat(CachedKey.of("yan:member:{g:77}:12")).hasValueSatisfying(key -> {
            assertThat(key.kind()).isEqualTo(Kind.MEMBER);
            assertThat(key.row()).isEqualTo(List.of(12L, "g:77"));
            assertThat(key.kind().keyColumns()).containsExactly("user_id", "conversation_id");
        });
        assertThat(CachedKey.of("yan:head:{d:1:2}"))
                .hasValueSatisfying(key -> assertThat(key.row()).isEqualTo(List.of("d:1:2")));
        assertThat(CachedKey.of("yan:profile:12"))
                .hasValueSatisfying(key -> assertThat(key.row()).isEqualTo(List.of(12L)));
        assertThat(CachedKey.of("yan:recent:{d:1:2}"))
                .hasValueSatisfying(key -> assertThat(key.kind()).isEqualTo(Kind.RECENT));
    }

    @Test
    void everyTableThatIsCachedHasItsFields() {
        for (var kind : List.of(Kind.HEAD, Kind.GROUP, Kind.MEMBER, Kind.PROFILE)) {
            assertThat(CacheView.fields(kind.table())).isNotEmpty().doesNotContainAnyElementsOf(kind.keyColumns());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "yan:feed:cache",
                "yan:lease:worker:1",
                "yan:member:{g:77}",
                "yan:head:{g:77}:12",
                "yan:head:{g:07}",
                "yan:head:{x' OR 1}",
                "yan:profile:9999999999999999999",
                "yan:profile:me"
            })
    void whatOthersKeepThereIsNoneOfOurs(String key) {
        assertThat(CachedKey.of(key)).isEmpty();
    }
}
