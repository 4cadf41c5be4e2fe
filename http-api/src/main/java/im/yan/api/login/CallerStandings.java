// SPDX-License-Identifier: Apache-2.0
package im.yan.api.login;

import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** How a caller's account and device are, in one query. */
@Repository
final class CallerStandings {
    private static final int NO_DEVICE = 0;

    /** @param deviceGeneration the one whose tokens are good; {@link #NO_DEVICE} where there is no such device (any more) */
    record Standing(boolean disabled, int deviceGeneration) {
        boolean isSignedOut(int generationOfToken) {
            return deviceGeneration == NO_DEVICE || generationOfToken < deviceGeneration;
        }
    }

    private final JdbcClient jdbc;

    CallerStandings(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Empty for an account that does not exist. */
    Optional<Standing> find(long userId, String deviceId) {
        return jdbc.sql("""
                        SELECT account.status, COALESCE(device.generation, 0) AS generation
                        FROM account
                        LEFT JOIN device ON device.user_id = account.user_id AND device.device_id = :device
                        WHERE account.user_id = :user
                        """)
                .param("user", userId)
                .param("device", deviceId)
                .query((row, number) ->
                        new Standing(row.getString("status").equals("DISABLED"), row.getInt("generation")))
                .optional();
    }
}
