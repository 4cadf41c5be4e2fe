// SPDX-License-Identifier: Apache-2.0
package im.yan.api.account;

import im.yan.api.account.AccountSettings.PresenceVisibility;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The settings in the table {@code account}. */
@Repository
final class StoredSettings {
    private final JdbcClient jdbc;

    StoredSettings(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<AccountSettings> find(long userId) {
        return jdbc.sql("SELECT presence, quiet_from_minute, quiet_to_minute, time_zone FROM account WHERE user_id = ?")
                .param(userId)
                .query((row, number) ->
                        new AccountSettings(PresenceVisibility.valueOf(row.getString("presence")), quietHours(row)))
                .optional();
    }

    /** @param settings checked */
    void set(long userId, AccountSettings settings) {
        var quiet = Optional.ofNullable(settings.quietHours());
        jdbc.sql("""
                        UPDATE account
                        SET presence = :presence, quiet_from_minute = :from, quiet_to_minute = :to, time_zone = :zone
                        WHERE user_id = :user
                        """)
                .param("presence", String.valueOf(settings.presence()))
                .param("from", quiet.map(QuietHours::fromMinute).orElse(null))
                .param("to", quiet.map(QuietHours::toMinute).orElse(null))
                .param("zone", quiet.map(QuietHours::timeZone).orElse(null))
                .param("user", userId)
                .update();
    }

    private static @Nullable QuietHours quietHours(ResultSet row) throws SQLException {
        var zone = row.getString("time_zone");
        return zone == null
                ? null
                : new QuietHours(row.getInt("quiet_from_minute"), row.getInt("quiet_to_minute"), zone);
    }
}
