// SPDX-License-Identifier: Apache-2.0
package im.yan.dev.board;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A stack as its supervisor last described it.
 *
 * @param ready whether everything the chat needs was ready once
 * @param addresses what listens where, by name, in the order to show them
 */
public record StackRecord(
        ProcessIdentity supervisor,
        long startedAtMillis,
        boolean ready,
        Map<String, String> addresses,
        List<ProcessRecord> processes) {

    /** Whether its supervisor still runs; if not, the record is what a crash left. */
    public boolean isAlive() {
        return supervisor.find().isPresent();
    }

    /** Every process of the stack that still runs, the supervisor excepted. */
    public List<ProcessHandle> survivors() {
        var found = new ArrayList<ProcessHandle>();
        for (var process : processes) {
            process.identity().find().ifPresent(handle -> {
                found.add(handle);
                handle.descendants().forEach(found::add);
            });
        }
        return found;
    }
}
