// SPDX-License-Identifier: Apache-2.0
package im.yan.push.offline;

import static org.assertj.core.api.Assertions.assertThat;

import im.yan.schemas.v1.QuietHours;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuietTimeTest {

    @ParameterizedTest
    @CsvSource({
        // Over midnight, in Shanghai: 14:00 to 23:00 UTC.
        "1320, 420, Asia/Shanghai, 2026-03-01T14:00:00Z, 2026-03-01T23:00:00Z",
        "1320, 420, Asia/Shanghai, 2026-03-01T22:59:59Z, 2026-03-01T23:00:00Z",
        "1320, 420, Asia/Shanghai, 2026-03-01T17:00:00Z, 2026-03-01T23:00:00Z",
        // Within a day.
        "780, 840, UTC, 2026-03-01T13:30:00Z, 2026-03-01T14:00:00Z",
        // The night in which clocks go forward ends an hour earlier.
        "1320, 420, Europe/Berlin, 2026-03-28T22:00:00Z, 2026-03-29T05:00:00Z",
    })
    void itLastsUntilItsEndInTheUsersOwnTime(int from, int to, String zone, Instant now, Instant end) {
        assertThat(QuietTime.endOf(hours(from, to, zone), now.toEpochMilli())).hasValue(end.toEpochMilli());
    }

    @ParameterizedTest
    @CsvSource({
        "1320, 420, Asia/Shanghai, 2026-03-01T13:59:59Z",
        "1320, 420, Asia/Shanghai, 2026-03-01T23:00:00Z",
        "780, 840, UTC, 2026-03-01T12:59:59Z",
        "780, 840, UTC, 2026-03-01T14:00:00Z",
    })
    void outsideOfItNothingIsQuiet(int from, int to, String zone, Instant now) {
        assertThat(QuietTime.endOf(hours(from, to, zone), now.toEpochMilli())).isEmpty();
    }

    @Test
    void hoursThatMakeNoSenseAreNone() {
        assertThat(QuietTime.endOf(hours(60, 60, "UTC"), 0)).isEmpty();
        assertThat(QuietTime.endOf(hours(0, 1440, "UTC"), 0)).isEmpty();
        assertThat(QuietTime.endOf(hours(-1, 60, "UTC"), 0)).isEmpty();
        assertThat(QuietTime.endOf(hours(0, 60, "Nowhere/Land"), 0)).isEmpty();
        assertThat(QuietTime.endOf(hours(0, 60, ""), 0)).isEmpty();
    }

    private static QuietHours hours(int from, int to, String zone) {
        return QuietHours.newBuilder()
                .setFromMinute(from)
                .setToMinute(to)
                .setTimeZone(zone)
                .build();
    }
}
