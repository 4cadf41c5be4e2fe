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
record Outcome(ChaosPlan plan, Verdict verdict, List<Strike> strikes, Findings findings, boolean settled) {
    private static final int SHOWN_MAX = 5;

    Outcome {
        strikes = List.copyOf(strikes);
    }

    boolean kept() {
        return verdict.kept() && findings.isEmpty() && settled && wrongMeanwhile() == 0;
    }

    /** How much was wrong around single faults. */
    private int wrongMeanwhile() {
        return strikes.stream()
                .mapToInt(strike -> strike.observation().wrong().size())
                .sum();
    }

    String text() {
        return Stream.of(
                        strikes.stream().map(Strike::text),
                        findings.notes().stream(),
                        Stream.of(summary()),
                        verdict.violations().values().stream()
                                .flatMap(all -> all.stream().limit(SHOWN_MAX)),
                        findings.wrongCounts().stream().limit(SHOWN_MAX),
                        findings.failures().stream().limit(SHOWN_MAX))
                .flatMap(lines -> lines)
                .collect(Collectors.joining(System.lineSeparator()));
    }

    private String summary() {
        return "%s; %d wrong counts; %d failed sends; %d wrong meanwhile; %s; seed %d"
                .formatted(
                        verdict,
                        findings.wrongCounts().size(),
                        findings.failures().size(),
                        wrongMeanwhile(),
                        settled ? "everybody caught up" : "NOT everybody caught up in time",
                        plan.seed());
    }
}
