// SPDX-License-Identifier: Apache-2.0
package im.yan.api;

import im.yan.schemas.ConversationId;
import im.yan.schemas.EventShard;
import im.yan.schemas.v1.Content;
import im.yan.schemas.v1.ConversationEvent;
import im.yan.schemas.v1.MessagePosted;
import im.yan.schemas.v1.Text;
import im.yan.testkit.TestServers;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Writes what storage-sink would have written. */
final class Rows {
    static final String CONVERSATION =
            "INSERT INTO conversation (conversation_id, head_seq, head_message_no, last_time_millis)"
                    + " VALUES (?, ?, ?, ?)";

    private Rows() {}

    /** A conversation of two users with so many messages, all from the first; nobody has read or received any. */
    static List<ConversationEvent> conversation(long sender, long recipient, int messages, long timeMillis)
            throws SQLException {
        var id = ConversationId.direct(sender, recipient).text();
        try (var connection = TestServers.mysql().connect()) {
            run(connection, CONVERSATION, id, messages, messages, timeMillis);
            participant(connection, sender, id);
            participant(connection, recipient, id);
            var events = new ArrayList<ConversationEvent>();
            for (var seq = 1; seq <= messages; seq++) {
                var event = message(id, seq, sender, timeMillis);
                store(connection, event);
                events.add(event);
            }
            return events;
        }
    }

    static void positions(long user, String conversationId, long deliveredSeq, long readSeq, long readNo)
            throws SQLException {
        try (var connection = TestServers.mysql().connect()) {
            run(
                    connection,
                    "UPDATE participant SET delivered_seq = ?, read_seq = ?, read_no = ? WHERE user_id = ? AND conversation_id = ?",
                    deliveredSeq,
                    readSeq,
                    readNo,
                    user,
                    conversationId);
        }
    }

    private static void participant(Connection connection, long user, String id) throws SQLException {
        run(connection, "INSERT INTO participant (user_id, conversation_id) VALUES (?, ?)", user, id);
    }

    static ConversationEvent message(String id, long seq, long sender, long timeMillis) {
        return ConversationEvent.newBuilder()
                .setConversationId(id)
                .setSeq(seq)
                .setMessageNo(seq)
                .setEventId(700_000_000_000_000_000L + seq)
                .setActorId(sender)
                .setClientMsgId(UUID.randomUUID().toString())
                .setTimeMillis(timeMillis)
                .setMessagePosted(MessagePosted.newBuilder()
                        .setContent(
                                Content.newBuilder().setText(Text.newBuilder().setBody("message \"" + seq + "\" 🙂"))))
                .build();
    }

    static void store(ConversationEvent event) throws SQLException {
        try (var connection = TestServers.mysql().connect()) {
            store(connection, event);
        }
    }

    private static void store(Connection connection, ConversationEvent event) throws SQLException {
        run(
                connection,
                "INSERT INTO " + EventShard.tableOf(event.getConversationId())
                        + " (conversation_id, seq, message_no, event_id, actor_id, time_millis, event)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?)",
                event.getConversationId(),
                event.getSeq(),
                event.getMessageNo(),
                event.getEventId(),
                event.getActorId(),
                event.getTimeMillis(),
                event.toByteArray());
    }

    static void run(String sql, Object... values) throws SQLException {
        try (var connection = TestServers.mysql().connect()) {
            run(connection, sql, values);
        }
    }

    private static void run(Connection connection, String sql, Object... values) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            for (var i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            statement.executeUpdate();
        }
    }
}
