// SPDX-License-Identifier: Apache-2.0
package im.yan.storage.cdc;

import im.yan.schemas.Topic;
import im.yan.schemas.Topics;
import im.yan.schemas.v1.AccountState;
import im.yan.schemas.v1.QuietHours;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.connect.data.Struct;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Table account → im.accounts. */
final class AccountStates implements RowStates {
    private static final Logger LOG = LoggerFactory.getLogger(AccountStates.class);
    private static final String USER_ID = "user_id";
    private static final String DISPLAY_NAME = "display_name";
    private static final String STATUS = "status";
    private static final String PRESENCE = "presence";
    private static final String QUIET_FROM = "quiet_from_minute";
    private static final String QUIET_TO = "quiet_to_minute";
    private static final String TIME_ZONE = "time_zone";

    @Override
    public String table() {
        return "account";
    }

    @Override
    public List<String> columns() {
        return List.of(USER_ID, DISPLAY_NAME, STATUS, PRESENCE, QUIET_FROM, QUIET_TO, TIME_ZONE);
    }

    @Override
    public Topic<AccountState> topic() {
        return Topics.ACCOUNTS;
    }

    @Override
    public String key(Struct row) {
        return user(row);
    }

    @Override
    public AccountState state(Struct row) {
        var state = AccountState.newBuilder()
                .setUserId(row.getInt64(USER_ID))
                .setStatus(status(row))
                .setPresence(presence(row))
                .setDisplayName(row.getString(DISPLAY_NAME));
        quietHours(row).ifPresent(state::setQuietHours);
        return state.build();
    }

    private static AccountState.Status status(Struct row) {
        @Nullable String status = row.getString(STATUS);
        return switch (status) {
            case "ACTIVE" -> AccountState.Status.ACTIVE;
            case "DISABLED" -> AccountState.Status.DISABLED;
            case null, default -> {
                warnOfUnknown(row, STATUS, status);
                yield AccountState.Status.STATUS_UNSPECIFIED;
            }
        };
    }

    // What is not understood is shown to nobody.
    private static AccountState.PresenceVisibility presence(Struct row) {
        @Nullable String presence = row.getString(PRESENCE);
        return switch (presence) {
            case "EVERYONE" -> AccountState.PresenceVisibility.EVERYONE;
            case "NOBODY" -> AccountState.PresenceVisibility.NOBODY;
            case null, default -> {
                warnOfUnknown(row, PRESENCE, presence);
                yield AccountState.PresenceVisibility.NOBODY;
            }
        };
    }

    private static Optional<QuietHours> quietHours(Struct row) {
        @Nullable Short from = row.getInt16(QUIET_FROM);
        @Nullable Short to = row.getInt16(QUIET_TO);
        @Nullable String timeZone = row.getString(TIME_ZONE);
        return from == null || to == null || timeZone == null
                ? Optional.empty()
                : Optional.of(QuietHours.newBuilder()
                        .setFromMinute(from)
                        .setToMinute(to)
                        .setTimeZone(timeZone)
                        .build());
    }

    private static void warnOfUnknown(Struct row, String column, @Nullable String value) {
        LOG.atWarn()
                .addKeyValue("userId", row.getInt64(USER_ID))
                .addKeyValue(column, value)
                .log("an account has a state this version does not know");
    }
}
