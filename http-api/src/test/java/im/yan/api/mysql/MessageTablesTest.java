// SPDX-License-Identifier: Apache-2.0
package im.yan.api.mysql;

import static org.assertj.core.api.Assertions.assertThat;

import im.yan.schemas.EventShard;
import java.util.HashSet;
import java.util.List;
import java.util.function.Function;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class MessageTablesTest {
    private final List<String> conversations =
            LongStream.rangeClosed(1, 200).mapToObj(id -> "g:" + id).toList();

    @Test
    void onOneServerOneQueryNamesAll() {
        assertThat(new MessageTables(true).perQuery(conversations, Function.identity()))
                .containsExactly(conversations);
    }

    @Test
    void onSeveralEachQueryNamesOneTable() {
        var parts = new MessageTables(false).perQuery(conversations, Function.identity());

        assertThat(parts).hasSize(EventShard.COUNT);
        assertThat(parts)
                .allSatisfy(part -> assertThat(new HashSet<>(
                                part.stream().map(EventShard::tableOf).toList()))
                        .hasSize(1));
        assertThat(parts.stream().flatMap(List::stream)).containsExactlyInAnyOrderElementsOf(conversations);
    }

    @Test
    void forNothingNothingIsAsked() {
        assertThat(new MessageTables(true).perQuery(List.<String>of(), Function.identity()))
                .isEmpty();
        assertThat(new MessageTables(false).perQuery(List.<String>of(), Function.identity()))
                .isEmpty();
    }
}
