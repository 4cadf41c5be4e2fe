// SPDX-License-Identifier: Apache-2.0
package im.yan.storage.redis;

import static java.nio.charset.StandardCharsets.UTF_8;

import im.yan.storage.cdc.RowChange;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A table whose rows are hashes: a field for each column that is not in the key, numbers in decimal, blobs as they are. */
enum CachedTable {
    /** All of its numbers grow together. */
    CONVERSATION("conversation", List.of("head_seq", "head_message_no", "last_time_millis")) {
        @Override
        String key(RowChange row) {
            return "yan:head:" + conversation(row);
        }

        @Override
        long version(RowChange row) {
            return sum(row, "head_seq", "head_message_no");
        }
    },
    CHAT_GROUP(
            "chat_group",
            List.of(
                    "settings",
                    "settings_seq",
                    "owner_id",
                    "owner_seq",
                    "member_count",
                    "member_count_seq",
                    "dissolved_seq")) {
        @Override
        String key(RowChange row) {
            return "yan:group:" + conversation(row);
        }

        @Override
        long version(RowChange row) {
            return sum(row, "settings_seq", "owner_seq", "member_count_seq", "dissolved_seq");
        }
    },
    PARTICIPANT(
            "participant",
            List.of(
                    "member",
                    "joined_seq",
                    "visible_from_seq",
                    "membership_seq",
                    "role",
                    "role_seq",
                    "muted_until_millis",
                    "muted_seq",
                    "delivered_seq",
                    "read_seq",
                    "read_no",
                    "marks_version",
                    "silent_until_millis",
                    "marked_unread",
                    "cleared_seq")) {
        @Override
        String key(RowChange row) {
            return "yan:member:" + conversation(row) + ":" + row.number("user_id");
        }

        @Override
        List<String> keyColumns() {
            return List.of("conversation_id", "user_id");
        }

        @Override
        long version(RowChange row) {
            return sum(
                    row,
                    "joined_seq",
                    "membership_seq",
                    "role_seq",
                    "muted_seq",
                    "delivered_seq",
                    "read_seq",
                    "read_no",
                    "marks_version");
        }
    },
    /** Its rows have no number that grows: MySQL's clock decides. */
    ACCOUNT("account", List.of("name", "display_name", "status")) {
        // A snapshot reads after its own time was taken, and a commit's time may be cut to the second: what is seen to
        // change
        // after a snapshot must not seem older than it.
        private static final long SNAPSHOT_AGE_MILLIS = Duration.ofMinutes(1).toMillis();

        @Override
        String key(RowChange row) {
            return "yan:profile:" + row.number("user_id");
        }

        @Override
        List<String> keyColumns() {
            return List.of("user_id");
        }

        @Override
        long version(RowChange row) {
            return row.snapshot() ? row.committedMillis() - SNAPSHOT_AGE_MILLIS : row.committedMillis();
        }
    };

    private final String table;

    @SuppressWarnings("ImmutableEnumChecker") // what List.of makes is immutable, though its type does not say so
    private final List<String> fields;

    CachedTable(String table, List<String> fields) {
        this.table = table;
        this.fields = fields;
    }

    abstract String key(RowChange row);

    /** Grows with every change of a row: whatever sets a column of it raises one of these numbers. */
    abstract long version(RowChange row);

    List<String> keyColumns() {
        return List.of("conversation_id");
    }

    String table() {
        return table;
    }

    List<String> columns() {
        return Stream.concat(keyColumns().stream(), fields.stream()).toList();
    }

    List<String> fields() {
        return fields;
    }

    /** Names and values in turn. */
    List<byte[]> fields(RowChange row) {
        var all = new ArrayList<byte[]>();
        for (var field : fields) {
            all.add(field.getBytes(UTF_8));
            all.add(
                    switch (row.value(field)) {
                        case byte[] blob -> blob;
                        case Object value -> value.toString().getBytes(UTF_8);
                    });
        }
        return all;
    }

    // The braces keep a conversation's keys on one node of a cluster.
    private static String conversation(RowChange row) {
        return "{" + row.text("conversation_id") + "}";
    }

    private static long sum(RowChange row, String... columns) {
        return Stream.of(columns).mapToLong(row::number).sum();
    }
}
