// SPDX-License-Identifier: Apache-2.0
package im.yan.push.provider;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpHeaders;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetryAfterTest {
    private final RetryAfter retryAfter =
            new RetryAfter(Clock.fixed(Instant.parse("2030-01-01T00:00:00Z"), ZoneOffset.UTC));

    @ParameterizedTest
    @CsvSource({
        "120, PT2M",
        "' 7 ', PT7S",
        "0, PT0S",
        "'Tue, 01 Jan 2030 00:00:30 GMT', PT30S",
        "'Mon, 31 Dec 2029 00:00:00 GMT', PT0S",
        "-5, PT0S",
        "soon, PT0S",
        "99999999999999999999, PT0S",
    })
    void secondsAndDatesAreUnderstoodAndTheRestIsIgnored(String value, String wait) {
        var headers = HttpHeaders.of(Map.of("retry-after", List.of(value)), (name, each) -> true);

        assertThat(retryAfter.of(headers)).hasToString(wait);
    }
}
