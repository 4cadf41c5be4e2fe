// SPDX-License-Identifier: Apache-2.0
package im.yan.servers;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.OutputStream;

/**
 * Ends the watched processes when this JVM has ended, in whatever way: a small shell reads their numbers from a pipe, and the
 * end of the pipe tells it. SIGTERM first, SIGKILL after five seconds, to their process groups where they lead one: so what
 * they started goes with them.
 */
public final class Watchdog implements AutoCloseable {
    private static final String SCRIPT = """
            trap '' INT TERM HUP
            pids=' '
            while read -r change pid; do
                case $change in
                    +) pids="$pids$pid " ;;
                    -) case $pids in *" $pid "*) pids="${pids%% $pid *} ${pids#* $pid }" ;; esac ;;
                esac
            done
            alive() {
                for pid in $pids; do kill -0 "$pid" 2>/dev/null && return 0; done
                return 1
            }
            # A paused process takes a SIGTERM only when it goes on.
            for pid in $pids; do kill -TERM "$pid" 2>/dev/null; kill -CONT "-$pid" 2>/dev/null; done
            tries=50
            while alive && [ $tries -gt 0 ]; do sleep 0.1; tries=$((tries - 1)); done
            for pid in $pids; do kill -KILL "-$pid" 2>/dev/null || kill -KILL "$pid" 2>/dev/null; done
            """;

    private final Process shell;
    private final OutputStream pipe;

    private Watchdog(Process shell) {
        this.shell = shell;
        this.pipe = shell.getOutputStream();
    }

    public static Watchdog start() {
        try {
            return new Watchdog(new ProcessBuilder("sh", "-c", SCRIPT)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start());
        } catch (IOException e) {
            throw new ServerException("the watchdog could not be started: there is no working sh on the PATH", e);
        }
    }

    void watch(long pid) {
        tell("+ " + pid);
    }

    void unwatch(long pid) {
        tell("- " + pid);
    }

    private synchronized void tell(String line) {
        try {
            pipe.write((line + "\n").getBytes(US_ASCII));
            pipe.flush();
        } catch (IOException e) {
            if (shell.isAlive()) {
                throw new ServerException("the watchdog does not listen", e);
            }
        }
    }

    /** Ends what is still watched. */
    @Override
    public void close() {
        try {
            pipe.close();
            shell.waitFor();
        } catch (IOException e) {
            shell.destroyForcibly();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
