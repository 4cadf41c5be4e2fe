// SPDX-License-Identifier: Apache-2.0
package im.yan.chaos;

import java.util.List;
import java.util.stream.Stream;

/**
 * What was seen.
 *
 * @param notes what is worth knowing
 * @param wrong what must not be
 */
record Observation(List<String> notes, List<String> wrong) {
    static final Observation NONE = new Observation(List.of(), List.of());

    Observation {
        notes = List.copyOf(notes);
        wrong = List.copyOf(wrong);
    }

    static Observation note(String sentence) {
        return new Observation(List.of(sentence), List.of());
    }

    static Observation wrong(String sentence) {
        return new Observation(List.of(), List.of(sentence));
    }

    Observation plus(Observation more) {
        return new Observation(
                Stream.concat(notes.stream(), more.notes.stream()).toList(),
                Stream.concat(wrong.stream(), more.wrong.stream()).toList());
    }
}
