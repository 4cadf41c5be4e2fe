// SPDX-License-Identifier: Apache-2.0
package im.yan.api.conversation;

import com.google.protobuf.InvalidProtocolBufferException;
import im.yan.schemas.EventShard;
import im.yan.schemas.v1.ConversationEvent;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The sharded tables of events, which storage-sink writes. */
@Component
final class Events {
    private final JdbcClient jdbc;

    Events(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Ascending, whatever the span. */
    List<ConversationEvent> read(String conversationId, Span span, int limit) {
        return switch (span) {
            case Span.After after -> query(conversationId, "seq > ? ORDER BY seq", after.seq(), limit);
            case Span.Before before ->
                query(conversationId, "seq < ? ORDER BY seq DESC", before.seq(), limit)
                        .reversed();
            case Span.Latest latest ->
                query(conversationId, "seq <= ? ORDER BY seq DESC", Long.MAX_VALUE, limit)
                        .reversed();
        };
    }

    private List<ConversationEvent> query(String conversationId, String where, long seq, int limit) {
        // The table's name is one of sixteen constants.
        var table = EventShard.tableOf(conversationId);
        return jdbc.sql("SELECT event FROM " + table + " WHERE conversation_id = ? AND " + where + " LIMIT ?")
                .params(conversationId, seq, limit)
                .query((row, number) -> event(conversationId, row.getBytes("event")))
                .list();
    }

    private static ConversationEvent event(String conversationId, byte[] stored) {
        try {
            return ConversationEvent.parseFrom(stored);
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalStateException("an event of " + conversationId + " is stored as something else", e);
        }
    }
}
