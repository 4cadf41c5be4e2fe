// SPDX-License-Identifier: Apache-2.0
package im.yan.storage.audit;

import im.yan.storage.audit.Pace.StoppedException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** One sweep, its progress on one stream and its report on the other. */
@Command(
        name = "./yan audit",
        mixinStandardHelpOptions = true,
        description = {
            "Compares MySQL, Redis and Elasticsearch with the log, all of it, and names what differs.",
            "Ends with 0 if nothing does, with 1 if something does, with 2 if that cannot be said."
        })
public final class AuditCommand implements Callable<Integer> {
    static final int EXIT_CLEAN = 0;
    static final int EXIT_DRIFT = 1;
    public static final int EXIT_UNKNOWN = 2;

    private final AuditSettings settings;
    private final PrintStream out;
    private final PrintStream err;

    @Option(names = "--json", description = "for programs: one line")
    private boolean json;

    private AuditCommand(AuditSettings settings, PrintStream out, PrintStream err) {
        this.settings = settings;
        this.out = out;
        this.err = err;
    }

    /** @return the exit code */
    public static int run(AuditSettings settings, PrintStream out, PrintStream err, String... args) {
        return new CommandLine(new AuditCommand(settings, out, err))
                .setOut(new PrintWriter(out, true, StandardCharsets.UTF_8))
                .setErr(new PrintWriter(err, true, StandardCharsets.UTF_8))
                .execute(args);
    }

    @Override
    public Integer call() throws StoppedException {
        var pace = new Pace(0, new CountDownLatch(1), () -> {});
        var sweep = new Sweep(settings, Clock.systemUTC(), pace, new ProgressLine(err), Set.of());
        try (var stores = Stores.open(settings)) {
            sweep.run(stores);
        } catch (AwayException e) {
            print(sweep.report(e.store()));
            err.println("yan audit: " + e.getMessage());
            return EXIT_UNKNOWN;
        }
        var report = sweep.report(Optional.empty());
        print(report);
        return report.isClean() ? EXIT_CLEAN : EXIT_DRIFT;
    }

    private void print(AuditReport report) {
        out.print(json ? report.json() + System.lineSeparator() : report.text());
        out.flush();
    }
}
