// SPDX-License-Identifier: Apache-2.0
package im.yan.storage.search;

import static java.util.stream.Collectors.toUnmodifiableMap;

import com.google.protobuf.InvalidProtocolBufferException;
import im.yan.schemas.EventShard;
import im.yan.schemas.v1.ConversationEvent;
import im.yan.storage.cdc.FeedName;
import im.yan.storage.cdc.FeedPlan;
import im.yan.storage.cdc.FeedTarget;
import im.yan.storage.cdc.RowChange;
import im.yan.storage.mysql.EventKey;
import im.yan.storage.mysql.MysqlAwayException;
import im.yan.storage.mysql.MysqlSettings;
import im.yan.storage.mysql.StoredEvents;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Rows of conversations' logs → a document for each message, as it was edited last. */
public final class MessagesToElasticsearch implements FeedTarget {
    /** Raised with whatever is in documents of today that older ones lack: then all are written again. */
    private static final String LAYOUT = "1/";

    private final MessageIndex index;
    private final StoredEvents stored;
    private final BulkWriter bulks;
    private final DeadDocuments dead;

    private MessagesToElasticsearch(MessageIndex index, StoredEvents stored, DeadDocuments dead) {
        this.index = index;
        this.stored = stored;
        this.bulks = new BulkWriter(index, dead);
        this.dead = dead;
    }

    public static FeedPlan plan(SearchSettings settings, MysqlSettings mysql, MeterRegistry registry) {
        var dead = new DeadDocuments(registry);
        return new FeedPlan(
                FeedName.SEARCH,
                EventShard.TABLES.stream().collect(toUnmodifiableMap(table -> table, table -> MessageRow.COLUMNS)),
                Map.of(),
                () -> new MessagesToElasticsearch(MessageIndex.open(settings), new StoredEvents(mysql), dead));
    }

    @Override
    public String life() {
        return LAYOUT + index.uuid();
    }

    @Override
    public void write(List<RowChange> changes) {
        var rows = rows(changes);
        var edits = edits(rows);
        bulks.write(rows.stream().map(row -> change(row, edits)).toList());
    }

    /** Each message's last row. */
    private Collection<MessageRow> rows(List<RowChange> changes) {
        var rows = new LinkedHashMap<String, MessageRow>();
        for (var change : changes) {
            try {
                var row = MessageRow.of(change);
                if (row.isMessage()) {
                    rows.put(row.id(), row);
                }
            } catch (InvalidProtocolBufferException e) {
                dead.add(MessageRow.id(change), e);
            }
        }
        return rows.values();
    }

    // Not the edits among the changes: what a message's row says has happened is in MySQL, wherever the feed stands.
    private Map<EventKey, ConversationEvent> edits(Collection<MessageRow> rows) {
        var keys = rows.stream()
                .filter(MessageRow::needsEdit)
                .map(MessageRow::edit)
                .toList();
        try {
            return stored.find(keys);
        } catch (MysqlAwayException e) {
            throw new TargetAwayException("MySQL does not say what messages were edited to", e);
        }
    }

    private static DocumentChange change(MessageRow row, Map<EventKey, ConversationEvent> edits) {
        return new DocumentChange(
                row.id(),
                row.event().getConversationId(),
                row.version(),
                row.deleted() ? Optional.empty() : Optional.of(document(row, edits)));
    }

    private static MessageDocument document(MessageRow row, Map<EventKey, ConversationEvent> edits) {
        if (row.recalledSeq() > 0) {
            return MessageDocument.asPosted(row.event()).recalled(row.editedSeq());
        }
        var edit = edits.get(row.edit());
        return edit == null ? MessageDocument.asPosted(row.event()) : MessageDocument.asEdited(row.event(), edit);
    }

    @Override
    public void close() {
        index.close();
    }
}
