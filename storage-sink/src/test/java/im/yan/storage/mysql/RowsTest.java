// SPDX-License-Identifier: Apache-2.0
package im.yan.storage.mysql;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RowsTest {

    @Test
    void eachRowIsWrittenOnce() {
        var rows = Rows.of(List.of(event("d:1:2", 1, 100), event("d:1:2", 2, 200), event("d:1:2", 2, 200)));

        assertThat(rows.tables()).hasSize(1);
        assertThat(rows.events(rows.tables().getFirst()))
                .extracting(EventRow::seq)
                .containsExactly(1L, 2L);
        assertThat(rows.heads()).containsExactly(new Head("d:1:2", 2, 2, 200));
    }

    @Test
    void positionsOfOneParticipantBecomeTheHighest() {
        var rows = Rows.of(List.of(
                positions(Participant.read(1, "d:1:2", 5, 4)),
                positions(Participant.delivered(1, "d:1:2", 9)),
                positions(Participant.read(1, "d:1:2", 3, 3), Participant.present(1, "d:1:2"))));

        assertThat(rows.participants()).containsExactly(new Participant(new Participant.Key(1, "d:1:2"), 9, 5, 4));
    }

    @Test
    void theOrderOfTheBatchDoesNotMatter() {
        var entries = new ArrayList<LogEntry.Accepted>();
        for (int user = 2; user < 20; user++) {
            entries.add(event("d:1:" + user, 1, user));
            entries.add(event("d:1:" + user, 2, user));
            entries.add(positions(Participant.delivered(user, "d:1:" + user, user)));
        }
        var inOrder = Rows.of(entries);

        Collections.shuffle(entries, new Random(7));
        var shuffled = Rows.of(entries);

        assertThat(shuffled.tables()).isEqualTo(inOrder.tables()).isSorted();
        assertThat(shuffled.tables())
                .allSatisfy(table -> assertThat(shuffled.events(table)).isEqualTo(inOrder.events(table)));
        assertThat(shuffled.heads()).isEqualTo(inOrder.heads());
        assertThat(shuffled.participants()).isEqualTo(inOrder.participants());
        assertThat(shuffled.participants()).extracting(Participant::key).isSorted();
    }

    @Test
    void nothingIsEmpty() {
        assertThat(Rows.of(List.of(LogEntry.Accepted.NOTHING)).isEmpty()).isTrue();
        assertThat(Rows.of(List.of(event("d:1:2", 1, 1))).isEmpty()).isFalse();
    }

    private static LogEntry.Accepted event(String conversation, long seq, long timeMillis) {
        var row = new EventRow(conversation, seq, seq, 1, 1, timeMillis, ByteString.EMPTY);
        return new LogEntry.Accepted(Optional.of(row), List.of());
    }

    private static LogEntry.Accepted positions(Participant... participants) {
        return new LogEntry.Accepted(Optional.empty(), List.of(participants));
    }
}
