// SPDX-License-Identifier: Apache-2.0
package im.yan.dev.command;

import im.yan.dev.board.StackFile;
import im.yan.dev.board.StackRecord;
import im.yan.dev.stack.StackFolders;
import im.yan.servers.Java;
import im.yan.servers.ServerException;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs a supervisor in the background and shows what it says until its stack is ready, or it has ended. */
final class Detached {
    private static final Path SETSID = Path.of("/usr/bin/setsid");
    private static final long LOOK_MILLIS = 100;

    private Detached() {}

    /** @return 0 when the stack is ready; else what the supervisor ended with */
    static int run(StackFolders folders, List<String> arguments) throws InterruptedException {
        var log = folders.log("supervisor");
        try {
            Files.createDirectories(log.getParent());
            Files.deleteIfExists(log);
            var supervisor = new ProcessBuilder(command(arguments))
                    .redirectInput(
                            ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                    .redirectOutput(log.toFile())
                    .redirectErrorStream(true)
                    .start();
            return follow(supervisor, folders, log);
        } catch (IOException e) {
            throw new ServerException("the supervisor could not be started: " + e.getMessage(), e);
        }
    }

    // Out of this terminal's session: neither Ctrl-C nor closing the window is meant for it.
    private static List<String> command(List<String> arguments) {
        var command = new ArrayList<String>();
        if (Files.isExecutable(SETSID)) {
            command.add(SETSID.toString());
        }
        command.add(Java.executable());
        command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), "im.yan.dev.DevMain"));
        command.addAll(arguments);
        return command;
    }

    private static int follow(Process supervisor, StackFolders folders, Path log)
            throws IOException, InterruptedException {
        var stopWithUs = new Thread(supervisor::destroy, "stop the supervisor");
        Runtime.getRuntime().addShutdownHook(stopWithUs);
        var shown = new LogTail(log);
        var file = new StackFile(folders.run());
        while (!supervisor.waitFor(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
            shown.copyNew(System.out);
            var ready = file.read()
                    .filter(StackRecord::ready)
                    .filter(stack -> stack.supervisor().pid() == supervisor.pid());
            if (ready.isPresent()) {
                Runtime.getRuntime().removeShutdownHook(stopWithUs);
                shown.copyNew(System.out);
                return 0;
            }
        }
        Runtime.getRuntime().removeShutdownHook(stopWithUs);
        shown.copyNew(System.out);
        return supervisor.exitValue();
    }
}
