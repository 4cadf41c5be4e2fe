// SPDX-License-Identifier: Apache-2.0
package im.yan.api.device;

import im.yan.api.refusal.Refusal;
import im.yan.schemas.v1.ErrorCode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table {@code device}, which http-api alone writes. A user has {@link #MAX} devices at most. */
@Repository
public final class Devices {
    static final int MAX = 200;

    private final JdbcClient jdbc;

    Devices(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Notes that the device has logged in.
     *
     * @param tokenLifetime a device that has not logged in for so long holds no token that is good, and makes room for a new one
     * @return the generation its token is to name
     */
    public int logIn(long userId, NewDevice.Device device, Duration tokenLifetime) {
        // Looked up before the row is written: a sign-out in between makes the token too old, never too new.
        var generation = generation(userId, device.id());
        if (generation.isEmpty()) {
            makeRoom(userId, tokenLifetime);
        }
        jdbc.sql("""
                        INSERT INTO device (user_id, device_id, name, kind) VALUES (:user, :device, :name, :kind)
                        ON DUPLICATE KEY UPDATE name = :name, kind = :kind, signed_out = FALSE,
                                                logged_in_at = CURRENT_TIMESTAMP(3)
                        """)
                .param("user", userId)
                .param("device", device.id())
                .param("name", device.name())
                .param("kind", device.kind().name())
                .update();
        return generation.orElse(1);
    }

    private Optional<Integer> generation(long userId, String deviceId) {
        return jdbc.sql("SELECT generation FROM device WHERE user_id = ? AND device_id = ?")
                .params(userId, deviceId)
                .query(Integer.class)
                .optional();
    }

    private void makeRoom(long userId, Duration tokenLifetime) {
        var count = jdbc.sql("SELECT COUNT(*) FROM device WHERE user_id = ?")
                .param(userId)
                .query(Integer.class)
                .single();
        if (count >= MAX && !forgetOldest(userId, tokenLifetime)) {
            throw Refusal.of(
                    ErrorCode.LIMIT_REACHED, "this account has %d devices; log in as one of them".formatted(MAX));
        }
    }

    private boolean forgetOldest(long userId, Duration tokenLifetime) {
        var forgotten =
                jdbc.sql("""
                        DELETE FROM device
                        WHERE user_id = ? AND logged_in_at < CURRENT_TIMESTAMP(3) - INTERVAL ? SECOND
                        ORDER BY logged_in_at LIMIT 1
                        """).params(userId, tokenLifetime.toSeconds() + 1).update();
        return forgotten > 0;
    }

    /** The latest login first. */
    List<DeviceLine> list(long userId, String currentId) {
        return jdbc.sql("""
                        SELECT device_id, name, kind, signed_out,
                               CAST(UNIX_TIMESTAMP(logged_in_at) * 1000 AS SIGNED) AS logged_in_millis
                        FROM device WHERE user_id = ? ORDER BY logged_in_at DESC, device_id LIMIT ?
                        """)
                .params(userId, MAX)
                .query((row, number) -> line(row, currentId))
                .list();
    }

    private static DeviceLine line(ResultSet row, String currentId) throws SQLException {
        var id = row.getString("device_id");
        return new DeviceLine(
                id,
                row.getString("name"),
                DeviceKind.valueOf(row.getString("kind")),
                row.getBoolean("signed_out"),
                row.getLong("logged_in_millis"),
                id.equals(currentId));
    }

    /** Every token of the device is too old from now on, and no notification goes there. False for no such device. */
    boolean signOut(long userId, String deviceId) {
        return changed("generation = generation + 1, signed_out = TRUE", userId, deviceId, Optional.empty());
    }

    /** Where the device takes offline notifications; empty: nowhere. False for no such device. */
    boolean setPush(long userId, String deviceId, Optional<PushSubscription.Target> target) {
        return changed("name = name", userId, deviceId, target);
    }

    private boolean changed(String assignment, long userId, String deviceId, Optional<PushSubscription.Target> target) {
        var rows = jdbc.sql("UPDATE device SET " + assignment + """
                        , push_endpoint = :endpoint, push_p256dh = :p256dh, push_auth = :auth
                        WHERE user_id = :user AND device_id = :device
                        """)
                .param("endpoint", target.map(PushSubscription.Target::endpoint).orElse(null))
                .param("p256dh", target.map(PushSubscription.Target::p256dh).orElse(null))
                .param("auth", target.map(PushSubscription.Target::auth).orElse(null))
                .param("user", userId)
                .param("device", deviceId)
                .update();
        return rows > 0;
    }
}
