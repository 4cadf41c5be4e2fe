// SPDX-License-Identifier: Apache-2.0
package im.yan.chaos;

import java.util.List;
import java.util.stream.Stream;

/**
 * What a fault run found beside the guarantees.
 *
 * @param wrongCounts every count or position that is not what the log says, as a sentence
 * @param failures what ended with an error instead of an ack
 * @param notes what else is worth knowing
 */
record Findings(List<String> wrongCounts, List<String> failures, List<String> notes) {

    Findings {
        wrongCounts = List.copyOf(wrongCounts);
        failures = List.copyOf(failures);
        notes = List.copyOf(notes);
    }

    /** With what somebody else has seen. */
    Findings plus(Observation seen) {
        var both = new Observation(notes, wrongCounts).plus(seen);
        return new Findings(both.wrong(), failures, both.notes());
    }

    /** With those of other traffic. */
    Findings plus(Findings others) {
        var all = plus(new Observation(others.notes, others.wrongCounts));
        return new Findings(
                all.wrongCounts,
                Stream.concat(failures.stream(), others.failures.stream()).toList(),
                all.notes);
    }

    boolean isEmpty() {
        return wrongCounts.isEmpty() && failures.isEmpty();
    }
}
