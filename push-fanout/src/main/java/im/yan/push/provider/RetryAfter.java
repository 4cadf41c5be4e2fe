// SPDX-License-Identifier: Apache-2.0
package im.yan.push.provider;

import static java.time.format.DateTimeFormatter.RFC_1123_DATE_TIME;

import java.net.http.HttpHeaders;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.util.regex.Pattern;

/** Reads {@code Retry-After}: seconds or a date (RFC 9110, 10.2.3); zero where there is none, or none that can be read. */
record RetryAfter(Clock clock) {
    private static final Pattern SECONDS = Pattern.compile("[0-9]{1,9}");

    Duration of(HttpHeaders headers) {
        return headers.firstValue("Retry-After")
                .map(String::strip)
                .map(this::read)
                .orElse(Duration.ZERO);
    }

    private Duration read(String value) {
        if (SECONDS.matcher(value).matches()) {
            return Duration.ofSeconds(Long.parseLong(value));
        }
        try {
            var wait = Duration.between(clock.instant(), ZonedDateTime.parse(value, RFC_1123_DATE_TIME));
            return wait.isNegative() ? Duration.ZERO : wait;
        } catch (DateTimeException e) {
            return Duration.ZERO;
        }
    }
}
