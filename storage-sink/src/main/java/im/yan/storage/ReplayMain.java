// SPDX-License-Identifier: Apache-2.0
package im.yan.storage;

import im.yan.runtime.ConfigException;
import im.yan.runtime.Env;
import im.yan.storage.cdc.FeedTarget.TargetAwayException;
import im.yan.storage.replay.Replay;
import im.yan.storage.replay.ReplayOptions;
import im.yan.storage.replay.ReplaySettings;
import im.yan.storage.replay.StalledException;
import im.yan.storage.replay.UsageException;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.KafkaException;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/** Rebuilds stores from the log while the service goes on, and proves it if asked: {@code ./yan replay}. */
public final class ReplayMain {
    private static final int EXIT_SOUND = 0;
    private static final int EXIT_DIFFERENT = 1;
    private static final int EXIT_NOT_DONE = 2;

    private ReplayMain() {}

    public static void main(String[] args) {
        // What is logged goes where the progress goes: the answer may be for a program.
        var answer = System.out;
        System.setOut(System.err);
        System.exit(run(System.getenv(), List.of(args), answer, System.err));
    }

    static int run(Map<String, String> environment, List<String> arguments, PrintStream answer, PrintStream progress) {
        if (arguments.contains("--help")) {
            answer.print(ReplayOptions.USAGE);
            return EXIT_SOUND;
        }
        try {
            var options = ReplayOptions.parse(arguments, Instant.now());
            var report = Replay.run(options, settings(new Env(environment)), progress);
            answer.print(options.json() ? report.json() + System.lineSeparator() : report.text());
            return report.isSound() ? EXIT_SOUND : EXIT_DIFFERENT;
        } catch (UsageException | ConfigException | StalledException e) {
            return fail(progress, "", e);
        } catch (DataAccessException | TransactionException | KafkaException | TargetAwayException e) {
            return fail(progress, "a server is away or refuses: ", e);
        }
    }

    private static int fail(PrintStream progress, String what, RuntimeException why) {
        progress.println("yan replay: " + what + why.getMessage());
        return EXIT_NOT_DONE;
    }

    private static ReplaySettings settings(Env env) {
        var config = StorageConfig.from(env);
        return new ReplaySettings(
                config.mysql(),
                config.log(),
                config.feeds().flatMap(StorageConfig.Feeding::search),
                config.feeds().flatMap(StorageConfig.Feeding::cache),
                env.duration("STORAGE_REPLAY_PATIENCE", Duration.ofSeconds(60)));
    }
}
