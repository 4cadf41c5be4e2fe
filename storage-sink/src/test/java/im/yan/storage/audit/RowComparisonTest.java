// SPDX-License-Identifier: Apache-2.0
package im.yan.storage.audit;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import im.yan.schemas.ConversationId;
import im.yan.schemas.v1.ConversationEvent;
import im.yan.storage.Events;
import im.yan.storage.mysql.EventKey;
import im.yan.storage.mysql.StoredRow;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RowComparisonTest {
    private final ConversationId.Direct conversation = Events.newConversation();
    private final ConversationEvent posted = Events.posted(conversation, 1);
    private final ConversationEvent edited = Events.edited(conversation, 2, 1, "better");
    private final ConversationEvent recalled = Events.recalled(conversation, 3, 1);
    private final Map<EventKey, StoredRow> rows = new HashMap<>();

    RowComparisonTest() {
        Stream.of(posted, edited, recalled).forEach(event -> put(row(event, 0, 0)));
        put(row(posted, 3, 2));
    }

    @Test
    void rowsThatSayWhatTheLogSaysAreNotNamed() {
        assertThat(differences()).isEmpty();
    }

    @Test
    void everyColumnCounts() {
        var right = row(posted, 3, 2);
        Map<String, UnaryOperator<StoredRow>> wrongs = Map.of(
                "event",
                row -> new StoredRow(
                        row.key(), 1, row.eventId(), row.actorId(), row.timeMillis(), ByteString.EMPTY, 3, 2),
                "message_no",
                row -> new StoredRow(row.key(), 2, row.eventId(), row.actorId(), row.timeMillis(), row.event(), 3, 2),
                "event_id",
                row -> new StoredRow(row.key(), 1, 0, row.actorId(), row.timeMillis(), row.event(), 3, 2),
                "actor_id",
                row -> new StoredRow(row.key(), 1, row.eventId(), 0, row.timeMillis(), row.event(), 3, 2),
                "time_millis",
                row -> new StoredRow(row.key(), 1, row.eventId(), row.actorId(), 0, row.event(), 3, 2));
        wrongs.forEach((column, wrong) -> {
            put(wrong.apply(right));
            assertThat(differences()).containsExactly("1 column " + column + " is wrong");
        });
    }

    @Test
    void aRecallOrAnEditThatTheRowDoesNotKnowIsNamedAtItsMessage() {
        put(row(posted, 0, 0));

        assertThat(differences())
                .containsExactlyInAnyOrder("1 column edited_seq is behind", "1 column recalled_seq is behind");
    }

    @Test
    void aRowMustNotNameWhatIsNoRecallOrNoEditOfIt() {
        put(row(posted, 3, 3));
        assertThat(differences()).containsExactly("1 column edited_seq is wrong");

        put(row(posted, 9, 2));
        assertThat(differences()).containsExactly("1 column recalled_seq is wrong");

        put(row(posted, 3, -1));
        assertThat(differences()).contains("1 column edited_seq is wrong");
    }

    @Test
    void aMissingRowIsNamedOnce() {
        rows.remove(key(1));

        assertThat(differences()).containsExactly("1 there is no row");
    }

    private List<String> differences() {
        var events = Stream.of(posted, edited, recalled)
                .map(event -> SettledEvent.of(event.toByteArray()).orElseThrow())
                .toList();
        return RowComparison.of(events, rows, new Sums()).stream()
                .map(finding ->
                        finding.difference().seq() + " " + finding.difference().reason())
                .toList();
    }

    private void put(StoredRow row) {
        rows.put(row.key(), row);
    }

    private EventKey key(long seq) {
        return new EventKey(conversation.text(), seq);
    }

    private StoredRow row(ConversationEvent event, long recalledSeq, long editedSeq) {
        return new StoredRow(
                key(event.getSeq()),
                event.getMessageNo(),
                event.getEventId(),
                event.getActorId(),
                event.getTimeMillis(),
                event.toByteString(),
                recalledSeq,
                editedSeq);
    }
}
