// SPDX-License-Identifier: Apache-2.0
package im.yan.chaos;

import im.yan.testkit.guarantee.Verdict;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a fault run gave.
 *
 * @param settled whether every device and MySQL caught up in time
 */
record Outcome(ChaosPlan plan, Verdict verdict, List<Kill> kills, Findings findings, boolean settled) {

    Outcome {
        kills = List.copyOf(kills);
    }

    boolean kept() {
        return verdict.kept() && findings.isEmpty() && settled;
    }

    String text() {
        return Stream.of(
                        kills.stream().map(Kill::text),
                        findings.notes().stream(),
                        Stream.of("%s; %d wrong counts; %d failed sends; %s; seed %d"
                                .formatted(
                                        verdict,
                                        findings.wrongCounts().size(),
                                        findings.failures().size(),
                                        settled ? "everybody caught up" : "NOT everybody caught up in time",
                                        plan.seed())),
                        verdict.violations().values().stream()
                                .flatMap(all -> all.stream().limit(5)),
                        findings.wrongCounts().stream().limit(5),
                        findings.failures().stream().limit(5))
                .flatMap(lines -> lines)
                .collect(Collectors.joining(System.lineSeparator()));
    }
}
