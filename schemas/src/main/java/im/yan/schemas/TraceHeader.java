// SPDX-License-Identifier: Apache-2.0
package im.yan.schemas;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.HexFormat;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;
import org.apache.kafka.common.header.Headers;

/**
 * The {@code traceparent} header that every record of a message's journey carries. Born in the connector, copied from
 * record to record. Source: W3C Trace Context, level 1.
 */
public record TraceHeader(String traceId, String parentId) {
    public static final String NAME = "traceparent";

    private static final Pattern FORM = Pattern.compile("00-([0-9a-f]{32})-([0-9a-f]{16})-[0-9a-f]{2}");
    private static final HexFormat HEX = HexFormat.of();

    /** A new trace; ids need to be unique, not secret. */
    public static TraceHeader random(RandomGenerator random) {
        return new TraceHeader(
                HEX.toHexDigits(random.nextLong()) + HEX.toHexDigits(random.nextLong() | 1),
                HEX.toHexDigits(random.nextLong() | 1));
    }

    /** Empty where the record carries none, or one of another form. */
    public static Optional<TraceHeader> of(Headers headers) {
        var header = headers.lastHeader(NAME);
        if (header == null || header.value() == null) {
            return Optional.empty();
        }
        var match = FORM.matcher(new String(header.value(), US_ASCII));
        return match.matches() ? Optional.of(new TraceHeader(match.group(1), match.group(2))) : Optional.empty();
    }

    public void addTo(Headers headers) {
        headers.remove(NAME).add(NAME, text().getBytes(US_ASCII));
    }

    public String text() {
        return "00-" + traceId + "-" + parentId + "-01";
    }
}
