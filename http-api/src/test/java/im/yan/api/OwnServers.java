// SPDX-License-Identifier: Apache-2.0
package im.yan.api;

import im.yan.servers.ChildProcess;
import im.yan.servers.ChildSpec;
import im.yan.servers.ServerFolders;
import im.yan.servers.Watchdog;
import java.nio.file.Path;
import java.util.UUID;

/** Servers of one test's own, to be killed; they end with this JVM. */
final class OwnServers {
    private static final Path HOME = Path.of("target", "servers");
    private static final Watchdog WATCHDOG = Watchdog.start();

    private OwnServers() {}

    static ServerFolders folders() {
        var own = HOME.resolve("own-" + UUID.randomUUID());
        return new ServerFolders(HOME.resolve("software"), own.resolve("data"), own.resolve("logs"));
    }

    static ChildProcess started(ChildSpec spec) {
        var child = ChildProcess.start(spec, WATCHDOG);
        child.awaitReady();
        return child;
    }

    static void kill(ChildProcess child) {
        child.kill();
        child.onExit().join();
    }
}
