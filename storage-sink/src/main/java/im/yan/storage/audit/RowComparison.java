// SPDX-License-Identifier: Apache-2.0
package im.yan.storage.audit;

import com.google.protobuf.InvalidProtocolBufferException;
import im.yan.schemas.v1.ConversationEvent;
import im.yan.storage.audit.Check.Finding;
import im.yan.storage.mysql.EventKey;
import im.yan.storage.mysql.StoredRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Events of the log against MySQL's rows: each is there as it was written, and says rightly what has become of it. */
final class RowComparison {
    private final Map<EventKey, StoredRow> rows;
    private final Sums sums;
    private final List<Finding<SettledEvent>> findings = new ArrayList<>();

    private RowComparison(Map<EventKey, StoredRow> rows, Sums sums) {
        this.rows = rows;
        this.sums = sums;
    }

    /** @param rows of the events, of the {@link #target}s of these, and of what rows of these {@link #named name} */
    static List<Finding<SettledEvent>> of(List<SettledEvent> events, Map<EventKey, StoredRow> rows, Sums sums) {
        var comparison = new RowComparison(rows, sums);
        for (var event : events) {
            sums.compared(Store.MYSQL);
            comparison.row(event);
            comparison.amendment(event);
        }
        return comparison.findings;
    }

    /** The message that an edit or a recall is about. */
    static Stream<EventKey> target(SettledEvent settled) {
        var event = settled.event();
        var target = event.hasMessageEdited()
                ? event.getMessageEdited().getTargetSeq()
                : event.hasMessageRecalled() ? event.getMessageRecalled().getTargetSeq() : 0;
        return target == 0
                ? Stream.empty()
                : Stream.of(new EventKey(settled.key().conversationId(), target));
    }

    /** The events that have edited and recalled this one, as its row has it. */
    static Stream<EventKey> named(StoredRow row) {
        return LongStream.of(row.recalledSeq(), row.editedSeq())
                .filter(seq -> seq > 0)
                .mapToObj(seq -> new EventKey(row.key().conversationId(), seq));
    }

    /** What a row holds, if it can be read. */
    static Optional<ConversationEvent> event(@Nullable StoredRow row) {
        if (row == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(ConversationEvent.parseFrom(row.event()));
        } catch (InvalidProtocolBufferException e) {
            return Optional.empty();
        }
    }

    private void row(SettledEvent settled) {
        var row = rows.get(settled.key());
        if (row == null) {
            differs(settled, settled.key().seq(), "there is no row");
            return;
        }
        sums.found(
                Store.MYSQL,
                row.key(),
                row.messageNo(),
                row.eventId(),
                row.actorId(),
                row.timeMillis(),
                row.event(),
                row.recalledSeq(),
                row.editedSeq());
        wrongColumn(settled, row)
                .ifPresent(column -> differs(settled, settled.key().seq(), "column " + column + " is wrong"));
    }

    private Optional<String> wrongColumn(SettledEvent settled, StoredRow row) {
        var event = settled.event();
        if (!row.event().equals(settled.bytes())) {
            return Optional.of("event");
        } else if (row.messageNo() != event.getMessageNo()) {
            return Optional.of("message_no");
        } else if (row.eventId() != event.getEventId()) {
            return Optional.of("event_id");
        } else if (row.actorId() != event.getActorId()) {
            return Optional.of("actor_id");
        } else if (row.timeMillis() != event.getTimeMillis()) {
            return Optional.of("time_millis");
        } else if (row.recalledSeq() != 0 && !isRecall(row)) {
            return Optional.of("recalled_seq");
        }
        return row.editedSeq() != 0 && !isEdit(row) ? Optional.of("edited_seq") : Optional.empty();
    }

    private boolean isRecall(StoredRow row) {
        return event(rows.get(new EventKey(row.key().conversationId(), row.recalledSeq())))
                .filter(event -> event.hasMessageRecalled()
                        && event.getMessageRecalled().getTargetSeq()
                                == row.key().seq())
                .isPresent();
    }

    private boolean isEdit(StoredRow row) {
        return event(rows.get(new EventKey(row.key().conversationId(), row.editedSeq())))
                .filter(event -> event.hasMessageEdited()
                        && event.getMessageEdited().getTargetSeq() == row.key().seq())
                .isPresent();
    }

    /** Where the message's own row is missing, its own event tells. */
    private void amendment(SettledEvent settled) {
        target(settled).map(rows::get).filter(Objects::nonNull).forEach(row -> {
            var seq = settled.key().seq();
            if (settled.event().hasMessageRecalled() && row.recalledSeq() < seq) {
                differs(settled, row.key().seq(), "column recalled_seq is behind");
            } else if (settled.event().hasMessageEdited() && row.editedSeq() < seq) {
                differs(settled, row.key().seq(), "column edited_seq is behind");
            }
        });
    }

    private void differs(SettledEvent unit, long seq, String reason) {
        findings.add(new Finding<>(unit, new Difference(Store.MYSQL, unit.key().conversationId(), seq, reason)));
    }
}
