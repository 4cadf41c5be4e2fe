// SPDX-License-Identifier: Apache-2.0
package im.yan.dev.stack;

import im.yan.dev.board.ProcessIdentity;
import im.yan.dev.board.ProcessRecord;
import im.yan.dev.board.StackFile;
import im.yan.dev.board.StackRecord;
import im.yan.dev.supervision.Observer;
import im.yan.dev.supervision.ProcessState;
import im.yan.dev.supervision.Snapshot;
import im.yan.servers.Progress;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** Keeps {@code stack.json} as the processes are, and passes on what people want to know. Safe for use by many threads. */
final class Reporter implements Observer {
    private final StackPlan plan;
    private final StackFile file;
    private final Progress progress;
    private final long startedAtMillis = System.currentTimeMillis();
    private final ProcessIdentity self =
            ProcessIdentity.of(ProcessHandle.current().pid());
    private final Map<String, Snapshot> latest = new LinkedHashMap<>();
    private boolean ready;
    private boolean closed;

    Reporter(StackPlan plan, StackFile file, Progress progress) {
        this.plan = plan;
        this.file = file;
        this.progress = progress;
        plan.processes()
                .forEach(process -> latest.put(
                        process.name(), new Snapshot(process.name(), ProcessState.STOPPED, 0, Instant.now(), 0)));
        write();
    }

    @Override
    public synchronized void changed(Snapshot now) {
        latest.put(now.name(), now);
        write();
    }

    @Override
    public synchronized void note(String text) {
        if (!closed) {
            progress.step(text);
        }
    }

    synchronized void ready() {
        ready = true;
        write();
    }

    /** Nothing is reported any more. */
    synchronized void quiet() {
        closed = true;
    }

    void forget() {
        file.remove();
    }

    private synchronized void write() {
        if (!closed) {
            var processes = plan.processes().stream().map(this::record).toList();
            file.write(new StackRecord(self, startedAtMillis, ready, Addresses.of(plan), processes));
        }
    }

    private ProcessRecord record(ProcessPlan process) {
        var now = latest.get(process.name());
        if (now == null) {
            throw new IllegalStateException("nothing is known of " + process.name());
        }
        return new ProcessRecord(
                process.name(),
                now.state().toString(),
                ProcessIdentity.of(now.pid()),
                process.address(),
                process.readiness(),
                now.since().toEpochMilli(),
                now.restarts());
    }
}
