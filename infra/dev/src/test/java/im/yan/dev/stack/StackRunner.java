// SPDX-License-Identifier: Apache-2.0
package im.yan.dev.stack;

import static java.nio.charset.StandardCharsets.UTF_8;

import im.yan.dev.board.ProcessIdentity;
import im.yan.dev.board.ProcessRecord;
import im.yan.dev.board.StackFile;
import im.yan.dev.board.StackRecord;
import im.yan.servers.Java;
import im.yan.servers.Progress;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Starts a stack of one tiny service with Kafka, MySQL and Redis in this JVM, says so, and waits to be ended. */
public final class StackRunner {

    private StackRunner() {}

    public static void main(String[] args) throws InterruptedException {
        var options = StackOptions.at(Path.of(args[0]))
                .withPortBase(Integer.parseInt(args[1]))
                .withElasticsearch(false);
        var services = TinyService.services(1, Need.values());
        try (var stack = Stack.start(options, services, TinyService.ofThisJvm(), Progress.SILENT)) {
            System.out.println("ready");
            stack.awaitClosed();
        }
    }

    /** Returns when the stack of another JVM is ready. */
    public static Process launch(Path home, int portBase) throws IOException {
        var launcher = new ProcessBuilder(
                        Java.executable(),
                        "-XX:TieredStopAtLevel=1",
                        "-DYAN_LOG_FORMAT=text",
                        "-DYAN_LOG_LEVEL=WARN",
                        "-cp",
                        System.getProperty("java.class.path"),
                        StackRunner.class.getName(),
                        home.toString(),
                        Integer.toString(portBase))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        var said = new BufferedReader(new InputStreamReader(launcher.getInputStream(), UTF_8)).readLine();
        if (!"ready".equals(said)) {
            throw new IllegalStateException("the stack did not become ready, it said " + said);
        }
        return launcher;
    }

    /** What a supervisor would leave that was killed together with its watchdog. */
    public static void writeLostStack(StackOptions options, long orphan) {
        var process = new ProcessRecord("lost", "ready", ProcessIdentity.of(orphan), "", List.of(), 0, 0);
        new StackFile(options.folders().run())
                .write(new StackRecord(new ProcessIdentity(1, 1), 0, true, Map.of(), List.of(process)));
    }

    public static MysqlAddress mysql(int portBase) {
        return new MysqlAddress("127.0.0.1:" + (portBase + 22), "yan", "yan", "yan");
    }

    /** Far from where the system takes free ports from; the process number keeps parallel runs apart. */
    public static int freeBase() {
        return 10_000 + (int) (ProcessHandle.current().pid() % 100) * 2 * StackPorts.COUNT;
    }
}
