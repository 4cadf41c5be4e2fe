// SPDX-License-Identifier: Apache-2.0
package im.yan.chaos;

import im.yan.testkit.guarantee.Verdict;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a fault run gave.
 *
 * @param unread every unread count that is not head - read, as a sentence
 * @param settled whether every device and MySQL caught up in time
 * @param failures sends that ended with an error instead of an ack
 */
record Outcome(
        ChaosPlan plan,
        Verdict verdict,
        List<Kill> kills,
        List<String> unread,
        boolean settled,
        List<String> failures) {

    Outcome {
        kills = List.copyOf(kills);
        unread = List.copyOf(unread);
        failures = List.copyOf(failures);
    }

    boolean kept() {
        return verdict.kept() && unread.isEmpty() && settled && failures.isEmpty();
    }

    String text() {
        return Stream.of(
                        kills.stream().map(Kill::text),
                        Stream.of("%s; %d wrong unread counts; %d failed sends; %s; seed %d"
                                .formatted(
                                        verdict,
                                        unread.size(),
                                        failures.size(),
                                        settled ? "everybody caught up" : "NOT everybody caught up in time",
                                        plan.seed())),
                        verdict.kept()
                                ? Stream.<String>empty()
                                : verdict.violations().values().stream()
                                        .flatMap(all -> all.stream().limit(5)),
                        unread.stream().limit(5),
                        failures.stream().limit(5))
                .flatMap(lines -> lines)
                .collect(Collectors.joining(System.lineSeparator()));
    }
}
