// SPDX-License-Identifier: Apache-2.0
package im.yan.dev.command;

import im.yan.dev.board.ProcessRecord;
import im.yan.dev.board.StackRecord;
import im.yan.dev.board.TreeUsage;
import im.yan.servers.ProcessUsage;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * One process as it is right now.
 *
 * @param cpuPercent of one core, over the last second
 */
record StatusRow(
        String name,
        String state,
        boolean ready,
        long pid,
        String address,
        long sinceMillis,
        int restarts,
        double cpuPercent,
        long residentBytes) {
    private static final long SAMPLE_MILLIS = 1_000;

    /** The supervisor and its processes; takes a second, in which it measures. */
    static List<StatusRow> of(StackRecord stack) {
        var before = stack.processes().stream().map(StatusRow::usage).toList();
        var supervisorBefore = ProcessUsage.of(stack.supervisor().pid());
        var began = System.nanoTime();
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(SAMPLE_MILLIS));
        var rows = new ArrayList<StatusRow>();
        for (var index = 0; index < before.size(); index++) {
            rows.add(row(stack.processes().get(index), before.get(index), began));
        }
        rows.add(supervisor(stack, supervisorBefore, began));
        return rows;
    }

    private static Optional<ProcessUsage> usage(ProcessRecord process) {
        return process.identity().find().flatMap(handle -> TreeUsage.of(handle.pid()));
    }

    private static StatusRow row(ProcessRecord process, Optional<ProcessUsage> before, long began) {
        var now = usage(process);
        return new StatusRow(
                process.name(),
                process.state(),
                process.state().equals("ready") && process.isReady(),
                process.identity().pid(),
                process.address(),
                process.sinceMillis(),
                process.restarts(),
                cpuPercent(before, now, began),
                now.map(ProcessUsage::residentBytes).orElse(0L));
    }

    private static StatusRow supervisor(StackRecord stack, Optional<ProcessUsage> before, long began) {
        var now = ProcessUsage.of(stack.supervisor().pid());
        return new StatusRow(
                "supervisor",
                stack.ready() ? "ready" : "starting",
                stack.ready(),
                stack.supervisor().pid(),
                "",
                stack.startedAtMillis(),
                0,
                cpuPercent(before, now, began),
                now.map(ProcessUsage::residentBytes).orElse(0L));
    }

    private static double cpuPercent(Optional<ProcessUsage> before, Optional<ProcessUsage> now, long began) {
        if (before.isEmpty() || now.isEmpty()) {
            return 0;
        }
        var used = now.get().cpu().minus(before.get().cpu()).toNanos();
        // A process that was started again in between has used less than the one before.
        return Math.max(0, 100.0 * used / (System.nanoTime() - began));
    }

    static String uptime(StatusRow row, Instant now) {
        var age = Duration.between(Instant.ofEpochMilli(row.sinceMillis()), now);
        if (row.pid() == 0) {
            return "-";
        }
        return age.toHours() > 0
                ? "%dh%02dm".formatted(age.toHours(), age.toMinutesPart())
                : "%dm%02ds".formatted(age.toMinutes(), age.toSecondsPart());
    }
}
