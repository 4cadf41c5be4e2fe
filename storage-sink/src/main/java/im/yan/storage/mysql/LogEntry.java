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
     * @param changes what it does to other rows
     */
    record Accepted(Optional<EventRow> event, List<Change> changes) implements LogEntry {
        static final Accepted NOTHING = new Accepted(Optional.empty(), List.of());

        public Accepted {
            changes = List.copyOf(changes);
        }
    }

    /** No table can hold it. */
    record Rejected(String reason) implements LogEntry {}
}
