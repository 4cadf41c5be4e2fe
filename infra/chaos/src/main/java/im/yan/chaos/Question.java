// SPDX-License-Identifier: Apache-2.0
package im.yan.chaos;

import im.yan.chaos.stores.Sinks;
import im.yan.chaos.stores.Status;
import java.util.Optional;

/** Something to be answered about the time a process is away, from what services said meanwhile. One thread at a time. */
interface Question {

    /**
     * What services said at one moment.
     *
     * @param status empty if it was not asked, or there was no answer
     */
    record Glance(long nanoTime, Sinks sinks, Optional<Status> status) {}

    /** Called again and again, the first time before the blow, the last time when the process is back. */
    void look(Glance glance);

    Observation answer(Absence absence);
}
