// SPDX-License-Identifier: Apache-2.0
package im.yan.storage.cdc;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;
import org.junit.jupiter.api.Test;

class FeedBeatTest {
    private static final Schema ROW = SchemaBuilder.struct()
            .field("feed", Schema.STRING_SCHEMA)
            .field("beat_millis", Schema.INT64_SCHEMA)
            .build();

    @Test
    void theLastBeatOfTheFeedCounts() {
        var changes = List.of(beat("cache", 5, false), other(), beat("cache", 7, false), beat("search", 9, false));

        assertThat(FeedBeat.last(changes, FeedName.CACHE)).hasValue(7);
        assertThat(FeedBeat.last(List.of(other()), FeedName.CACHE)).isEmpty();
    }

    @Test
    void oneThatASnapshotHasFoundSaysNothing() {
        assertThat(FeedBeat.last(List.of(beat("cache", 5, true)), FeedName.CACHE))
                .isEmpty();
    }

    private static RowChange beat(String feed, long millis, boolean snapshot) {
        var row = new Struct(ROW).put("feed", feed).put("beat_millis", millis);
        return new RowChange(FeedBeat.TABLE, row, false, snapshot, millis);
    }

    private static RowChange other() {
        return new RowChange("account", new Struct(ROW), false, false, 6);
    }
}
