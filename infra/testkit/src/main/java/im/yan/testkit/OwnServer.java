// SPDX-License-Identifier: Apache-2.0
package im.yan.testkit;

import im.yan.servers.ChildProcess;
import im.yan.servers.ChildSpec;
import im.yan.servers.ServerFolders;
import java.time.Duration;
import java.util.UUID;

/** A server of one test's own, to be paused, killed and started again; it ends with this JVM at the latest. */
public final class OwnServer implements AutoCloseable {
    private static final Duration GRACE = Duration.ofSeconds(10);

    private final ChildSpec spec;
    private ChildProcess process;

    private OwnServer(ChildSpec spec) {
        this.spec = spec;
        this.process = TestServers.started(spec);
    }

    /** Where it may live: empty, but for the software. */
    public static ServerFolders folders() {
        return TestServers.folders("own-" + UUID.randomUUID());
    }

    /** Returns when it works. */
    public static OwnServer start(ChildSpec spec) {
        return new OwnServer(spec);
    }

    /** SIGKILL. */
    public void kill() {
        process.kill();
        process.onExit().join();
    }

    /** Starts it again, on the same data and port. */
    public void start() {
        process = TestServers.started(spec);
    }

    /** SIGSTOP: it keeps its connections and answers nothing. */
    public void pause() {
        process.pause();
    }

    /** SIGCONT. */
    public void resume() {
        process.resume();
    }

    @Override
    public void close() {
        if (process.isAlive()) {
            // A paused process would not notice the SIGTERM.
            process.resume();
        }
        process.stop(GRACE);
    }
}
