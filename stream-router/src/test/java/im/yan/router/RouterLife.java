// SPDX-License-Identifier: Apache-2.0
package im.yan.router;

import im.yan.servers.ChildProcess;
import im.yan.servers.ChildSpec;
import im.yan.servers.Java;
import im.yan.servers.Ports;
import im.yan.servers.Probe;
import im.yan.servers.Watchdog;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** One life of a router process, from ready until it is killed. */
final class RouterLife implements AutoCloseable {
    private final ChildProcess process;

    private RouterLife(ChildProcess process) {
        this.process = process;
    }

    /** Returns once it processes commands. */
    static RouterLife begin(String kafka, Path folder, Path stateDir, Watchdog watchdog) throws IOException {
        var port = Ports.free();
        // Each kill leaves the native library of RocksDB behind.
        var temporary = Files.createDirectories(folder.resolve("tmp"));
        var spec = new ChildSpec(
                "stream-router",
                List.of(
                        Java.executable(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-Xmx256m",
                        "-Djava.io.tmpdir=" + temporary,
                        "-cp",
                        System.getProperty("java.class.path"),
                        RouterMain.class.getName()),
                Map.of(
                        "YAN_KAFKA",
                        kafka,
                        "YAN_STATE_DIR",
                        stateDir.toString(),
                        "YAN_MANAGEMENT_PORT",
                        Integer.toString(port),
                        "YAN_LOG_FORMAT",
                        "text"),
                folder,
                folder.resolve("router.log"),
                Probe.http(URI.create("http://127.0.0.1:" + port + "/health/ready")),
                Duration.ofSeconds(60));
        var life = new RouterLife(ChildProcess.start(spec, watchdog));
        life.process.awaitReady();
        return life;
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** SIGKILL. */
    void kill() {
        process.kill();
        process.onExit().join();
    }

    @Override
    public void close() {
        process.close();
    }
}
