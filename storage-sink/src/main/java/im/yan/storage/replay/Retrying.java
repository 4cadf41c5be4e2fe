// SPDX-License-Identifier: Apache-2.0
package im.yan.storage.replay;

import im.yan.storage.cdc.FeedTarget.TargetAwayException;
import im.yan.storage.mysql.RetryPauses;
import java.time.Duration;
import java.util.function.Supplier;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.InvalidDataAccessResourceUsageException;
import org.springframework.transaction.TransactionException;

/**
 * Tries again for ever, with the sink's pauses: while a server is away, and when MySQL chose us to end a deadlock with the sink.
 * What MySQL does not understand or allow never passes.
 */
final class Retrying {
    private final Duration pauseMax;
    private final Progress progress;

    Retrying(Duration pauseMax, Progress progress) {
        this.pauseMax = pauseMax;
        this.progress = progress;
    }

    void untilDone(Runnable attempt) {
        untilDone(() -> {
            attempt.run();
            return true;
        });
    }

    <T> T untilDone(Supplier<T> attempt) {
        var pauses = RetryPauses.upTo(pauseMax).start();
        for (var tries = 1; ; tries++) {
            try {
                return attempt.get();
            } catch (InvalidDataAccessResourceUsageException | InterruptException e) {
                throw e;
            } catch (DataAccessException | TransactionException | KafkaException | TargetAwayException e) {
                if (tries == 1) {
                    progress.say("trying again until it works: " + e.getMessage());
                }
                pause(Duration.ofMillis(pauses.nextBackOff()));
            }
        }
    }

    static void pause(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        }
    }
}
