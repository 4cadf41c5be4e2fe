// SPDX-License-Identifier: Apache-2.0
package im.yan.push.provider;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;

/** Brings one delivery to its end: attempts, pauses between them, and what is told to its errand. */
record Courier(RetrySchedule retries, Clock clock, ProviderMetrics metrics) {

    /**
     * Returns when the delivery has ended, or the later one that took its place while it paused.
     *
     * @param latest what has come meanwhile for the same conversation, merged with what is given
     */
    void bring(Delivery first, Function<Delivery, Optional<Delivery>> latest) throws InterruptedException {
        var delivery = first;
        var attempts = 1;
        for (var pause = attempt(delivery, 1); pause.isPresent(); pause = attempt(delivery, attempts)) {
            Thread.sleep(pause.get());
            var later = latest.apply(delivery);
            attempts = later.isPresent() ? 1 : attempts + 1;
            delivery = later.orElse(delivery);
        }
    }

    /** How long to pause before the next attempt; empty when it was the last. */
    private Optional<Duration> attempt(Delivery delivery, int attempt) throws InterruptedException {
        if (delivery.errand().isAbandoned()) {
            return settled(delivery, "abandoned");
        }
        if (clock.millis() > delivery.untilMillis()) {
            return settled(delivery, "outdated");
        }
        return switch (delivery.attempt()) {
            case Outcome.Delivered delivered -> settled(delivery, "delivered");
            case Outcome.Gone gone -> settled(delivery, "gone");
            case Outcome.Refused refused -> failed(delivery, "refused", refused.reason());
            case Outcome.Retry retry -> retry(delivery, attempt, retry);
        };
    }

    private Optional<Duration> retry(Delivery delivery, int attempt, Outcome.Retry retry) {
        var pause = retries.after(attempt, retry.after());
        if (pause.isEmpty()) {
            return failed(delivery, "exhausted", "%s, attempt %d was the last".formatted(retry.reason(), attempt));
        }
        count(delivery, "retried");
        return pause;
    }

    private Optional<Duration> settled(Delivery delivery, String outcome) {
        count(delivery, outcome);
        delivery.errand().settled();
        return Optional.empty();
    }

    private Optional<Duration> failed(Delivery delivery, String outcome, String reason) {
        count(delivery, outcome);
        delivery.errand().failed("%s %s: %s".formatted(delivery.provider().name(), delivery.target(), reason));
        return Optional.empty();
    }

    private void count(Delivery delivery, String outcome) {
        metrics.count(delivery.provider().name(), outcome);
    }
}
