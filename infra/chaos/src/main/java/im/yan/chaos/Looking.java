// SPDX-License-Identifier: Apache-2.0
package im.yan.chaos;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Shows questions what the services say, several times a second, in a thread of its own until it is told to end. */
final class Looking {
    private static final Duration INTERVAL = Duration.ofMillis(200);

    private final Supplier<Question.Glance> glances;
    private final List<Question> questions;
    private final CountDownLatch ending = new CountDownLatch(1);
    private final CompletableFuture<Void> ended;

    private Looking(Supplier<Question.Glance> glances, List<Question> questions) {
        this.glances = glances;
        this.questions = List.copyOf(questions);
        look();
        this.ended = CompletableFuture.runAsync(
                this::lookOn,
                thread -> Thread.ofPlatform().daemon().name("looking").start(thread));
    }

    /** Returns after the first look. */
    static Looking start(Supplier<Question.Glance> glances, List<Question> questions) {
        return new Looking(glances, questions);
    }

    private void lookOn() {
        try {
            while (!ending.await(INTERVAL.toMillis(), TimeUnit.MILLISECONDS)) {
                look();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void look() {
        var glance = glances.get();
        questions.forEach(question -> question.look(glance));
    }

    /** Returns after the last look, with what all of them answer. */
    Observation end(Absence absence) {
        ending.countDown();
        ended.join();
        return questions.stream().map(question -> question.answer(absence)).reduce(Observation.NONE, Observation::plus);
    }
}
