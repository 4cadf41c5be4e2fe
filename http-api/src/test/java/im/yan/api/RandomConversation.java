// SPDX-License-Identifier: Apache-2.0
package im.yan.api;

import im.yan.schemas.EventShard;
import im.yan.schemas.v1.ConversationEvent;
import im.yan.schemas.v1.GroupCreated;
import im.yan.schemas.v1.MemberLeft;
import im.yan.schemas.v1.MembersAdded;
import im.yan.schemas.v1.MessageEdited;
import im.yan.schemas.v1.MessageRecalled;
import im.yan.testkit.TestServers;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;

/** A history at random, of a group or of two: posts, edits, recalls, who comes, goes, clears, hides and reacts. */
final class RandomConversation {

    private static final class Member {
        boolean in = true;
        long visibleFrom = 1;
        long cleared;
        long read;
    }

    private static final class Entry {
        ConversationEvent event = ConversationEvent.getDefaultInstance();
        long recalled;
        long edited;
    }

    private final RandomGenerator random;
    private final String id;
    private final List<Long> users;
    private final boolean group;
    private final List<Entry> log = new ArrayList<>();
    private final Map<Long, Member> members = new TreeMap<>();
    private final List<Object[]> hidden = new ArrayList<>();
    private final List<Object[]> reactions = new ArrayList<>();
    private long messages;

    RandomConversation(RandomGenerator random, String id, List<Long> users) {
        this.random = random;
        this.id = id;
        this.users = users;
        this.group = id.startsWith("g:");
        if (group) {
            append(users.getFirst(), event -> event.setGroupCreated(GroupCreated.getDefaultInstance()));
        }
        users.subList(0, 2).forEach(user -> members.put(user, new Member()));
    }

    RandomConversation go(int steps) {
        for (var i = 0; i < steps; i++) {
            step(random.nextInt(100));
        }
        return this;
    }

    private void step(int dice) {
        var user = any(users);
        if (dice < 55) {
            messages++;
            append(user, event -> event);
        } else if (dice < 70) {
            change(user, true);
        } else if (dice < 78) {
            change(user, false);
        } else if (dice < 84 && group) {
            join(user);
        } else if (dice < 87 && group) {
            leave(user);
        } else if (dice < 90 && members.containsKey(user)) {
            member(user).cleared = (long) log.size() - random.nextInt(Math.min(log.size() + 1, 10));
        } else if (dice < 94) {
            hidden.add(new Object[] {user, id, 1 + random.nextInt(log.size() + 1)});
        } else {
            reactions.add(
                    new Object[] {id, 1 + random.nextInt(log.size() + 1), user, "👍", random.nextBoolean(), dice});
        }
        if (members.containsKey(user)) {
            member(user).read = random.nextInt(log.size() + 1);
        }
    }

    private void change(long user, boolean edit) {
        var messages = log.stream()
                .filter(entry -> entry.event.hasMessagePosted() && entry.recalled == 0)
                .toList();
        if (messages.isEmpty()) {
            return;
        }
        var entry = any(messages);
        var target = entry.event.getSeq();
        var content = Rows.message(id, 1, user, 1).getMessagePosted().getContent();
        var seq = append(
                user,
                event -> edit
                        ? event.setMessageEdited(
                                MessageEdited.newBuilder().setTargetSeq(target).setContent(content))
                        : event.setMessageRecalled(MessageRecalled.newBuilder().setTargetSeq(target)));
        if (edit) {
            entry.edited = seq;
        } else {
            entry.recalled = seq;
        }
    }

    private void join(long user) {
        var seq = append(user, event -> event.setMembersAdded(MembersAdded.getDefaultInstance()));
        var member = members.computeIfAbsent(user, first -> new Member());
        member.in = true;
        member.visibleFrom = random.nextBoolean() ? seq : 1;
    }

    private void leave(long user) {
        if (members.containsKey(user)) {
            append(user, event -> event.setMemberLeft(MemberLeft.getDefaultInstance()));
            member(user).in = false;
        }
    }

    private Member member(long user) {
        return members.getOrDefault(user, new Member());
    }

    private long append(long actor, UnaryOperator<ConversationEvent.Builder> kind) {
        var seq = log.size() + 1L;
        var entry = new Entry();
        entry.event = kind.apply(
                        Rows.message(id, seq, actor, 1_000 + seq).toBuilder().setMessageNo(messages))
                .build();
        log.add(entry);
        return seq;
    }

    private <T> T any(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }

    /** As storage-sink would have. */
    void store() throws SQLException {
        try (var connection = TestServers.mysql().connect()) {
            insert(connection, Rows.CONVERSATION.split("VALUES")[0], List.<Object[]>of(new Object[] {
                id, log.size(), messages, 1_000 + log.size()
            }));
            if (group) {
                insert(
                        connection,
                        "INSERT INTO chat_group (conversation_id, settings, settings_seq, owner_id, owner_seq,"
                                + " member_count, member_count_seq)",
                        List.<Object[]>of(new Object[] {
                            id, GroupRows.SETTINGS.toByteArray(), 1, users.getFirst(), 1, members.size(), 1
                        }));
            }
            insert(
                    connection,
                    "INSERT INTO participant (user_id, conversation_id, member, visible_from_seq, cleared_seq, read_seq)",
                    members.entrySet().stream().map(this::row).toList());
            insert(
                    connection,
                    "INSERT INTO " + EventShard.tableOf(id) + " (conversation_id, seq, message_no,"
                            + " event_id, actor_id, time_millis, event, recalled_seq, edited_seq)",
                    log.stream().map(this::row).toList());
            insert(connection, "INSERT IGNORE INTO hidden_message (user_id, conversation_id, seq)", hidden);
            insert(
                    connection,
                    "INSERT IGNORE INTO reaction (conversation_id, seq, user_id, emoji, removed, event_seq)",
                    reactions);
        }
    }

    private Object[] row(Map.Entry<Long, Member> entry) {
        var member = entry.getValue();
        return new Object[] {entry.getKey(), id, member.in, member.visibleFrom, member.cleared, member.read};
    }

    private Object[] row(Entry entry) {
        var event = entry.event;
        return new Object[] {
            id,
            event.getSeq(),
            event.getMessageNo(),
            event.getEventId(),
            event.getActorId(),
            event.getTimeMillis(),
            event.toByteArray(),
            entry.recalled,
            entry.edited
        };
    }

    private static void insert(Connection connection, String into, List<Object[]> rows) throws SQLException {
        if (rows.isEmpty()) {
            return;
        }
        var places = "?" + ", ?".repeat(rows.getFirst().length - 1);
        try (var statement = connection.prepareStatement(into + " VALUES (" + places + ")")) {
            for (var row : rows) {
                for (var i = 0; i < row.length; i++) {
                    statement.setObject(i + 1, row[i]);
                }
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }
}
