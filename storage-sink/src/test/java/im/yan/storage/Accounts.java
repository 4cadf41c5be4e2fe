// SPDX-License-Identifier: Apache-2.0
package im.yan.storage;

import com.google.protobuf.InvalidProtocolBufferException;
import im.yan.schemas.Topics;
import im.yan.schemas.v1.AccountState;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/** Accounts as http-api writes them, and as im.accounts tells of them. */
final class Accounts {

    private Accounts() {}

    static void insert(Tables tables, long user) throws SQLException {
        tables.execute("INSERT INTO account (user_id, name, display_name, password_hash) VALUES (%d, 'u%d', 'U', 'x')"
                .formatted(user, user));
    }

    /** So many accounts with one statement. */
    static void insert(Tables tables, long first, int count) throws SQLException {
        var rows = LongStream.range(first, first + count)
                .mapToObj(user -> "(%d, 'u%d', 'U', 'x')".formatted(user, user))
                .collect(Collectors.joining(", "));
        tables.execute("INSERT INTO account (user_id, name, display_name, password_hash) VALUES " + rows);
    }

    /** Every state im.accounts has told of this user, in order; a tombstone is "gone". */
    static List<String> states(Log log, long user) throws InvalidProtocolBufferException {
        var states = new ArrayList<String>();
        for (var record : log.records(Topics.ACCOUNTS.name(), Long.toString(user))) {
            states.add(state(record.value()));
        }
        return states;
    }

    private static String state(byte @Nullable [] value) throws InvalidProtocolBufferException {
        return value == null
                ? "gone"
                : AccountState.parseFrom(value).getStatus().name();
    }
}
