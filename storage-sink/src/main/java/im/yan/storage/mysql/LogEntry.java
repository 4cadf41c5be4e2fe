// SPDX-License-Identifier: Apache-2.0
package im.yan.storage.mysql;

import java.util.List;
import java.util.Optional;

/** What a record of the log is to the tables. */
sealed interface LogEntry {

    /**
     * It belongs there.
     *
     * @param event the event itself, if the record carries one
     * @param participants who has come how far by it
     */
    record Accepted(Optional<EventRow> event, List<Participant> participants) implements LogEntry {
        static final Accepted NOTHING = new Accepted(Optional.empty(), List.of());

        public Accepted {
            participants = List.copyOf(participants);
        }
    }

    /** No table can hold it. */
    record Rejected(String reason) implements LogEntry {}
}
