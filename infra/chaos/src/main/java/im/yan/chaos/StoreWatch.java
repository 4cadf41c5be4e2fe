// SPDX-License-Identifier: Apache-2.0
package im.yan.chaos;

import im.yan.chaos.stores.Audit;
import im.yan.chaos.stores.Sinks;
import im.yan.chaos.stores.Status;
import im.yan.chaos.stores.Store;
import im.yan.chaos.stores.StoreCounts;
import im.yan.dev.stack.Stack;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/**
 * The promises about stores: chat goes on without any of them, none waits for another, each catches up by itself, and in the end
 * they agree. One thread at a time.
 */
final class StoreWatch implements Onlooker {
    private static final Duration CATCH_UP_TIMEOUT = Duration.ofMinutes(2);
    private static final Duration UP_TO_DATE = Duration.ofSeconds(1);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(200);

    private final Stack stack;
    private final StoreCounts counts;

    private StoreWatch(Stack stack) {
        this.stack = stack;
        this.counts = new StoreCounts(stack);
    }

    /** The {@link Onlooker.Opening}: Elasticsearch, for which a stack does not wait, is ready, and every feed runs. */
    static StoreWatch over(Stack stack) throws InterruptedException {
        stack.awaitReady(Store.ELASTICSEARCH.id());
        Sinks.withLeaders(stack);
        return new StoreWatch(stack);
    }

    @Override
    public Look lookAt(Blow blow) throws InterruptedException {
        awaitUpToDate();
        var looking = Looking.start(this::glance, questions(blow));
        return absence -> {
            var meanwhile = looking.end(absence);
            return delivery(absence).plus(meanwhile).plus(catchUp()).plus(statusAfterwards());
        };
    }

    // What an earlier fault left to do would count for this one; and while a store catches up, more comes.
    private void awaitUpToDate() throws InterruptedException {
        var deadline = System.nanoTime() + CATCH_UP_TIMEOUT.toNanos();
        long began;
        do {
            began = System.nanoTime();
            counts.awaitAll(CATCH_UP_TIMEOUT);
        } while (System.nanoTime() - began > UP_TO_DATE.toNanos() && System.nanoTime() < deadline);
    }

    private Question.Glance glance() {
        return new Question.Glance(System.nanoTime(), Sinks.of(stack), Status.of(stack));
    }

    private List<Question> questions(Blow blow) {
        List<Question> questions = new ArrayList<>();
        questions.add(new Bystanders(Store.unaffectedBy(blow.victim())));
        Store.named(blow.victim()).map(Naming::new).ifPresent(questions::add);
        if (blow.fault() instanceof Fault.KillLeader) {
            questions.add(new Takeover(blow.victim(), Sinks.of(stack).leaders()));
        }
        return questions;
    }

    private static Observation delivery(Absence absence) {
        return absence.delivered() > 0 || !absence.isNoticeable()
                ? Observation.NONE
                : Observation.wrong("nothing was delivered while %s was away".formatted(absence.victim()));
    }

    private Observation catchUp() throws InterruptedException {
        var took = counts.awaitAll(CATCH_UP_TIMEOUT);
        return Stream.of(Store.values()).map(store -> catchUp(store, took)).reduce(Observation.NONE, Observation::plus);
    }

    private static Observation catchUp(Store store, Map<Store, Duration> took) {
        return Optional.ofNullable(took.get(store))
                .map(time -> Observation.note(
                        "%s had caught up after %.1f s".formatted(store.title(), time.toMillis() / 1e3)))
                .orElseGet(() -> Observation.wrong(
                        "%s had not caught up after %d s".formatted(store.title(), CATCH_UP_TIMEOUT.toSeconds())));
    }

    private Observation statusAfterwards() throws InterruptedException {
        return isSoon(() -> Status.of(stack).filter(Status::isOk).isPresent())
                ? Observation.NONE
                : Observation.wrong("the status still says " + Status.of(stack));
    }

    @Override
    public Observation atEnd() throws Exception {
        var idle = isSoon(() -> Sinks.of(stack).areCaughtUp())
                ? Observation.NONE
                : Observation.wrong("by the sinks' metrics some store is still behind");
        counts.awaitAll(CATCH_UP_TIMEOUT);
        return idle.plus(agreement()).plus(audit());
    }

    private Observation agreement() {
        var inLog = counts.inLog();
        var seen = Observation.note("the log has %,d messages".formatted(inLog));
        for (var store : Store.values()) {
            var held = counts.in(store).orElse(0);
            var sentence = "%s has %,d messages".formatted(store.title(), held);
            seen = seen.plus(held == inLog ? Observation.note(sentence) : Observation.wrong(sentence));
        }
        return seen;
    }

    private Observation audit() throws Exception {
        var audit = Audit.of(stack);
        return new Observation(audit.notes(), audit.violations());
    }

    /** Asked again and again until it is so, or the time is up. */
    private static boolean isSoon(BooleanSupplier fact) throws InterruptedException {
        var deadline = System.nanoTime() + CATCH_UP_TIMEOUT.toNanos();
        while (!fact.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                return false;
            }
            Thread.sleep(LOOK_AGAIN);
        }
        return true;
    }

    @Override
    public void close() {
        counts.close();
    }
}
