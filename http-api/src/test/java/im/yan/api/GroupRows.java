// SPDX-License-Identifier: Apache-2.0
package im.yan.api;

import im.yan.schemas.ConversationId;
import im.yan.schemas.EventShard;
import im.yan.schemas.v1.ConversationEvent;
import im.yan.schemas.v1.GroupCreated;
import im.yan.schemas.v1.GroupSettings;
import im.yan.schemas.v1.MessageEdited;
import im.yan.schemas.v1.MessagePosted;
import im.yan.schemas.v1.MessageRecalled;
import im.yan.schemas.v1.Role;
import java.sql.SQLException;
import java.util.UUID;
import java.util.function.UnaryOperator;

/** Writes what storage-sink would have written of one group, event by event. */
final class GroupRows {
    static final GroupSettings SETTINGS =
            GroupSettings.newBuilder().setName("hikers").setPictureMediaId(77).build();

    private final String id;
    private final long owner;
    private long head;
    private long messages;

    private GroupRows(String id, long owner) {
        this.id = id;
        this.owner = owner;
    }

    /** Its founding is event 1. */
    static GroupRows foundedBy(long owner) throws SQLException {
        var id = ConversationId.groupOf(owner, UUID.randomUUID().toString()).text();
        var group = new GroupRows(id, owner);
        Rows.run(Rows.CONVERSATION, id, 0, 0, 0);
        Rows.run(
                "INSERT INTO chat_group (conversation_id, settings, settings_seq, owner_id, owner_seq, member_count,"
                        + " member_count_seq) VALUES (?, ?, 1, ?, 1, 1, 1)",
                id,
                SETTINGS.toByteArray(),
                owner);
        group.append(
                owner, event -> event.setGroupCreated(GroupCreated.newBuilder().setSettings(SETTINGS)));
        group.member(owner, Role.OWNER, 1, 1);
        return group;
    }

    String id() {
        return id;
    }

    String path(String what) {
        return "/v1/conversations/" + id + what;
    }

    void member(long user, Role role, long joinedSeq, long visibleFromSeq) throws SQLException {
        Rows.run(
                "INSERT INTO participant (user_id, conversation_id, joined_seq, visible_from_seq, role, read_seq, read_no)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?)",
                user,
                id,
                joinedSeq,
                visibleFromSeq,
                role.getNumber(),
                head,
                messages);
        Rows.run(
                "UPDATE chat_group SET member_count = member_count + 1 WHERE conversation_id = ? AND owner_id <> ?",
                id,
                user);
    }

    void set(long user, String assignment) throws SQLException {
        Rows.run("UPDATE participant SET " + assignment + " WHERE conversation_id = ? AND user_id = ?", id, user);
    }

    void dissolve() throws SQLException {
        Rows.run("UPDATE chat_group SET dissolved_seq = ? WHERE conversation_id = ?", head, id);
    }

    ConversationEvent post(long author) throws SQLException {
        return post(author, Rows.message(id, head + 1, author, 0).getMessagePosted());
    }

    ConversationEvent post(long author, MessagePosted message) throws SQLException {
        messages++;
        return append(author, event -> event.setMessagePosted(message));
    }

    ConversationEvent edit(ConversationEvent message) throws SQLException {
        var edit = append(
                message.getActorId(),
                event -> event.setMessageEdited(MessageEdited.newBuilder()
                        .setTargetSeq(message.getSeq())
                        .setContent(message.getMessagePosted().getContent())));
        note("edited_seq", edit, message);
        return edit;
    }

    ConversationEvent recall(ConversationEvent message) throws SQLException {
        var recall = append(
                owner,
                event -> event.setMessageRecalled(MessageRecalled.newBuilder().setTargetSeq(message.getSeq())));
        note("recalled_seq", recall, message);
        return recall;
    }

    private void note(String column, ConversationEvent change, ConversationEvent message) throws SQLException {
        Rows.run(
                "UPDATE " + EventShard.tableOf(id) + " SET " + column + " = ? WHERE conversation_id = ? AND seq = ?",
                change.getSeq(),
                id,
                message.getSeq());
    }

    private ConversationEvent append(long actor, UnaryOperator<ConversationEvent.Builder> kind) throws SQLException {
        head++;
        var event = kind.apply(
                        Rows.message(id, head, actor, 1_000 + head).toBuilder().setMessageNo(messages))
                .build();
        Rows.store(event);
        Rows.run(
                "UPDATE conversation SET head_seq = ?, head_message_no = ?, last_time_millis = ? WHERE conversation_id = ?",
                head,
                messages,
                event.getTimeMillis(),
                id);
        return event;
    }
}
