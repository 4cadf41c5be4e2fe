// SPDX-License-Identifier: Apache-2.0
package im.yan.bench.measuring;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MarkdownTableTest {

    @Test
    void columnsAreAsWideAsTheirWidestCell() {
        var table = new MarkdownTable("members", "ms");

        table.row("10", "4/7/13");

        assertThat(table.text().lines())
                .containsExactly("| members |     ms |", "|--------:|-------:|", "|      10 | 4/7/13 |");
    }
}
