// SPDX-License-Identifier: Apache-2.0
package im.yan.chaos;

import java.util.List;

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

    boolean isEmpty() {
        return wrongCounts.isEmpty() && failures.isEmpty();
    }
}
