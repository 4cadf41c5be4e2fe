// SPDX-License-Identifier: Apache-2.0
package im.yan.push.offline;

import im.yan.schemas.v1.QuietHours;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.OptionalLong;

/** The part of the day in which a user is not to be disturbed, in the user's own time. */
public final class QuietTime {
    private static final int MINUTES = 24 * 60;

    private QuietTime() {}

    /** When it is over; empty outside of it. Hours that make no sense disturb nobody's sleep and nobody's notifications. */
    public static OptionalLong endOf(QuietHours hours, long nowMillis) {
        var from = hours.getFromMinute();
        var to = hours.getToMinute();
        if (from < 0 || from >= MINUTES || to < 0 || to >= MINUTES || from == to) {
            return OptionalLong.empty();
        }
        try {
            return endOf(from, to, ZoneId.of(hours.getTimeZone()), nowMillis);
        } catch (DateTimeException e) {
            return OptionalLong.empty();
        }
    }

    private static OptionalLong endOf(int from, int to, ZoneId zone, long nowMillis) {
        var local = Instant.ofEpochMilli(nowMillis).atZone(zone);
        var minute = local.getHour() * 60 + local.getMinute();
        var isQuiet = from < to ? minute >= from && minute < to : minute >= from || minute < to;
        if (!isQuiet) {
            return OptionalLong.empty();
        }
        var day = minute < to ? local.toLocalDate() : local.toLocalDate().plusDays(1);
        var end = day.atTime(LocalTime.of(to / 60, to % 60)).atZone(zone);
        return OptionalLong.of(end.toInstant().toEpochMilli());
    }
}
