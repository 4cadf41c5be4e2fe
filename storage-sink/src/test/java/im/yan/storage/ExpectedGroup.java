// SPDX-License-Identifier: Apache-2.0
package im.yan.storage;

import im.yan.schemas.EventShard;
import im.yan.schemas.v1.GroupSettings;
import im.yan.schemas.v1.Role;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** What the tables have to hold of a group: the rules in their plainest form, applied in order, once. */
public final class ExpectedGroup {
    private final String id;
    private final SortedMap<Long, User> users = new TreeMap<>();
    GroupSettings settings = GroupSettings.getDefaultInstance();
    long owner;
    long dissolvedSeq;
    final SortedSet<Long> waiting = new TreeSet<>();
    final SortedMap<String, String> invitations = new TreeMap<>();
    final SortedMap<Long, Long> edited = new TreeMap<>();
    final SortedMap<Long, Long> recalled = new TreeMap<>();
    final SortedMap<Long, Boolean> pins = new TreeMap<>();
    final SortedMap<String, Boolean> reactions = new TreeMap<>();

    static final class User {
        boolean known;
        boolean member;
        int role;
        long joinedSeq;
        long visibleFrom = 1;
        long mutedUntil;
        long delivered;
        long readSeq;
        long readNo;
        long version;
        long silentUntil;
        boolean markedUnread;
        long cleared;
        final SortedSet<Long> hidden = new TreeSet<>();

        void join(long seq, long visibleFromSeq, long messageNo) {
            known = true;
            member = true;
            role = Role.MEMBER_VALUE;
            joinedSeq = seq;
            visibleFrom = visibleFromSeq;
            mutedUntil = 0;
            read(seq, messageNo);
        }

        void leave() {
            member = false;
            role = 0;
            mutedUntil = 0;
        }

        void read(long seq, long messageNo) {
            readSeq = seq;
            readNo = messageNo;
        }

        void mark(long silent, boolean unread, long clearedSeq) {
            version++;
            silentUntil = silent;
            markedUnread = unread;
            cleared = clearedSeq;
        }

        private String row(long id) {
            var flags = (member ? 1 : 0) + "/" + role + "/" + joinedSeq + "/" + visibleFrom + "/" + mutedUntil;
            var positions = delivered + "/" + readSeq + "/" + readNo;
            return id + "/" + flags + "/" + positions + "/" + silentUntil + "/" + (markedUnread ? 1 : 0) + "/"
                    + cleared;
        }
    }

    ExpectedGroup(String id) {
        this.id = id;
    }

    User user(long user) {
        return users.computeIfAbsent(user, unknown -> new User());
    }

    int members() {
        return (int) users.values().stream().filter(user -> user.member).count();
    }

    /** One line for each thing, as {@link #kept} reads them. */
    public List<String> lines() {
        var lines = new ArrayList<String>();
        var bytes = HexFormat.of().withUpperCase().formatHex(settings.toByteArray());
        lines.add("group " + owner + "/" + members() + "/" + dissolvedSeq + "/" + bytes);
        users.forEach((user, its) -> {
            if (its.known) {
                lines.add("user " + its.row(user));
            }
        });
        users.forEach((user, its) -> its.hidden.forEach(seq -> lines.add("hidden " + user + "/" + seq)));
        waiting.forEach(user -> lines.add("waiting " + user));
        invitations.values().forEach(invitation -> lines.add("invitation " + invitation));
        edited.forEach((target, seq) -> lines.add("edited " + target + "/" + seq));
        recalled.forEach((target, seq) -> lines.add("recalled " + target + "/" + seq));
        present(pins).forEach(pin -> lines.add("pin " + pin));
        present(reactions).forEach(reaction -> lines.add("reaction " + reaction));
        return lines;
    }

    private static <K> List<K> present(Map<K, Boolean> all) {
        return all.entrySet().stream()
                .filter(Map.Entry::getValue)
                .map(Map.Entry::getKey)
                .toList();
    }

    public List<String> kept(Tables tables) throws SQLException {
        var events = EventShard.tableOf(id);
        var lines = new ArrayList<String>();
        lines.addAll(
                tables.lines("group", "owner_id, member_count, dissolved_seq, HEX(settings)", "chat_group", of("")));
        lines.addAll(tables.lines(
                "user",
                "user_id, member, role, joined_seq, visible_from_seq, muted_until_millis, delivered_seq, read_seq, read_no,"
                        + " silent_until_millis, marked_unread, cleared_seq",
                "participant",
                of("")));
        lines.addAll(tables.lines("hidden", "user_id, seq", "hidden_message", of("")));
        lines.addAll(tables.lines("waiting", "user_id", "join_request", of("AND waiting")));
        lines.addAll(tables.lines(
                "invitation",
                "invitation_id, creator_id, expires_millis, uses_max",
                "invitation",
                of("AND NOT revoked")));
        lines.addAll(tables.lines("edited", "seq, edited_seq", events, of("AND edited_seq > 0")));
        lines.addAll(tables.lines("recalled", "seq, recalled_seq", events, of("AND recalled_seq > 0")));
        lines.addAll(tables.lines("pin", "seq", "pin", of("AND pinned")));
        lines.addAll(tables.lines("reaction", "seq, user_id, emoji", "reaction", of("AND NOT removed")));
        return lines;
    }

    private String of(String more) {
        return "conversation_id = '" + id + "' " + more;
    }
}
