// SPDX-License-Identifier: Apache-2.0
package im.yan.testkit.guarantee;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What the guarantees say of a run.
 *
 * @param violations by what a violation of the guarantee is called; every guarantee has an entry
 */
public record Verdict(int sent, int acked, Map<String, List<String>> violations) {

    /** Judges the run by every guarantee. */
    public static Verdict on(Run run) {
        Map<String, List<String>> violations = new LinkedHashMap<>();
        for (var guarantee : Guarantee.all()) {
            violations.put(guarantee.violationName(), guarantee.violations(run).toList());
        }
        return new Verdict(run.sentCount(), run.ackedCount(), violations);
    }

    public boolean kept() {
        return violations.values().stream().allMatch(List::isEmpty);
    }

    /** Throws with the first few violations of each guarantee unless all were kept. */
    public void requireKept() {
        if (!kept()) {
            throw new AssertionError(this + System.lineSeparator() + firstFew());
        }
    }

    /** "0 lost, 0 doubled, 0 gaps, 0 reordered over 20000 messages (20000 acked)". */
    @Override
    public String toString() {
        return violations.entrySet().stream()
                .map(entry -> entry.getValue().size() + " " + entry.getKey())
                .collect(Collectors.joining(", ", "", " over %d messages (%d acked)".formatted(sent, acked)));
    }

    private String firstFew() {
        return violations.values().stream()
                .flatMap(sentences -> sentences.stream().limit(5))
                .collect(Collectors.joining(System.lineSeparator()));
    }
}
