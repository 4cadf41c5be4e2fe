// SPDX-License-Identifier: Apache-2.0
package im.yan.testkit.guarantee;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * I3, first half: every observer sees 1, 2, 3, … of each conversation, in this order, without a gap or a repeat; one that comes
 * and goes without a repeat.
 */
public record GapFreeOrder() implements Guarantee {

    @Override
    public String violationName() {
        return "gaps";
    }

    @Override
    public Stream<String> violations(Run run) {
        return run.views().stream()
                .flatMap(view -> view.conversations().stream().flatMap(conversation -> gaps(view, conversation)));
    }

    private static Stream<String> gaps(View view, String conversation) {
        List<String> violations = new ArrayList<>();
        long expected = 1;
        for (var seen : view.of(conversation)) {
            if (!isDue(view, seen.seq(), expected)) {
                violations.add("%s saw seq %d of %s where %d was due"
                        .formatted(view.name(), seen.seq(), conversation, expected));
            }
            expected = seen.seq() + 1;
        }
        return violations.stream();
    }

    private static boolean isDue(View view, long seq, long expected) {
        return view.isPartial() ? seq >= expected : seq == expected;
    }
}
