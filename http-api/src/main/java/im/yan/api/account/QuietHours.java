// SPDX-License-Identifier: Apache-2.0
package im.yan.api.account;

import im.yan.api.refusal.Refusal;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.DateTimeException;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** Every day from one minute of the day to another no notification disturbs; over midnight where it ends before it begins. */
@Schema(requiredProperties = {"fromMinute", "toMinute", "timeZone"})
record QuietHours(
        @Schema(example = "1320") @Nullable Integer fromMinute,
        @Schema(example = "420") @Nullable Integer toMinute,
        @Schema(example = "Asia/Shanghai") @Nullable String timeZone) {
    private static final int MINUTES_OF_A_DAY = 24 * 60;
    private static final int TIME_ZONE_LENGTH_MAX = 64;

    QuietHours checked() {
        if (!isMinute(fromMinute) || !isMinute(toMinute)) {
            throw Refusal.invalid("fromMinute and toMinute must be minutes of the day, 0 to 1439");
        }
        if (timeZone == null || timeZone.length() > TIME_ZONE_LENGTH_MAX || !isZone(timeZone)) {
            throw Refusal.invalid("timeZone must be the name of a time zone, such as Asia/Shanghai");
        }
        return this;
    }

    private static boolean isMinute(@Nullable Integer minute) {
        return minute != null && minute >= 0 && minute < MINUTES_OF_A_DAY;
    }

    private static boolean isZone(String name) {
        try {
            ZoneId.of(name);
            return true;
        } catch (DateTimeException e) {
            return false;
        }
    }
}
