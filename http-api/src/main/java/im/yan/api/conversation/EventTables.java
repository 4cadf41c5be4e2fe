// SPDX-License-Identifier: Apache-2.0
package im.yan.api.conversation;

import im.yan.api.mysql.MayLag;
import im.yan.api.mysql.MessageTables;
import im.yan.schemas.EventShard;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The sharded tables of events, which storage-sink writes. */
@Repository
final class EventTables {
    private final JdbcClient jdbc;
    private final MessageTables tables;

    EventTables(@MayLag JdbcClient jdbc, MessageTables tables) {
        this.jdbc = jdbc;
        this.tables = tables;
    }

    /** Ascending, whatever the span; nothing from before {@code fromSeq}. */
    List<StoredEvent> read(String conversationId, long fromSeq, Span span, int limit) {
        return switch (span) {
            case Span.After after -> query(conversationId, fromSeq, "seq > ? ORDER BY seq", after.seq(), limit);
            case Span.Before before ->
                query(conversationId, fromSeq, "seq < ? ORDER BY seq DESC", before.seq(), limit)
                        .reversed();
            case Span.Latest latest ->
                query(conversationId, fromSeq, "seq <= ? ORDER BY seq DESC", Long.MAX_VALUE, limit)
                        .reversed();
        };
    }

    private List<StoredEvent> query(String conversationId, long fromSeq, String where, long seq, int limit) {
        return jdbc.sql(selectFrom(conversationId) + "WHERE conversation_id = ? AND seq >= ? AND " + where + " LIMIT ?")
                .params(conversationId, fromSeq, seq, limit)
                .query((row, number) -> stored(row))
                .list();
    }

    /** The end of each of the histories, ascending, by conversation. One query, or one for each table. */
    Map<String, List<StoredEvent>> latest(List<ConversationRow> conversations, int limit) {
        return tables.perQuery(conversations, ConversationRow::conversationId).stream()
                .flatMap(some -> latestOf(some, limit).stream())
                .sorted(Comparator.comparingLong(StoredEvent::seq))
                .collect(Collectors.groupingBy(stored -> stored.event().getConversationId()));
    }

    private List<StoredEvent> latestOf(List<ConversationRow> conversations, int limit) {
        var sql = conversations.stream()
                .map(conversation -> "(" + selectFrom(conversation.conversationId())
                        + "WHERE conversation_id = ? AND seq >= ? ORDER BY seq DESC LIMIT ?)")
                .collect(Collectors.joining(" UNION ALL "));
        var parameters = conversations.stream()
                .flatMap(conversation ->
                        Stream.<Object>of(conversation.conversationId(), conversation.visibleFromSeq(), limit))
                .toList();
        return jdbc.sql(sql)
                .params(parameters)
                .query((row, number) -> stored(row))
                .list();
    }

    /** Those of them that are stored, ascending. One query, however many. */
    List<StoredEvent> find(String conversationId, Collection<Long> seqs) {
        if (seqs.isEmpty()) {
            return List.of();
        }
        return jdbc.sql(selectFrom(conversationId) + "WHERE conversation_id = :id AND seq IN (:seqs) ORDER BY seq")
                .param("id", conversationId)
                .param("seqs", seqs)
                .query((row, number) -> stored(row))
                .list();
    }

    private static String selectFrom(String conversationId) {
        // The table's name is one of sixteen constants.
        return "SELECT conversation_id, event, recalled_seq, edited_seq FROM " + EventShard.tableOf(conversationId)
                + " ";
    }

    private static StoredEvent stored(ResultSet row) throws SQLException {
        return StoredEvent.parse(
                row.getString("conversation_id"),
                row.getBytes("event"),
                row.getLong("recalled_seq"),
                row.getLong("edited_seq"));
    }
}
