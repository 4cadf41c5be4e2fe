// SPDX-License-Identifier: Apache-2.0
package im.yan.chaos;

import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One fault, as it went.
 *
 * @param gap the longest time without any delivery to any device, from the blow until shortly after the return
 */
record Strike(String what, Absence absence, Duration gap, Observation observation) {

    String text() {
        var line = "%-46s back after %4.1f s, %3d delivered meanwhile, output gap %4.1f s"
                .formatted(what, seconds(absence.time()), absence.delivered(), seconds(gap));
        return Stream.of(
                        Stream.of(line),
                        observation.notes().stream().map("    "::concat),
                        observation.wrong().stream().map("    WRONG: "::concat))
                .flatMap(lines -> lines)
                .collect(Collectors.joining(System.lineSeparator()));
    }

    private static double seconds(Duration time) {
        return time.toMillis() / 1e3;
    }
}
