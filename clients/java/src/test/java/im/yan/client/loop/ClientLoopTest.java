// SPDX-License-Identifier: Apache-2.0
package im.yan.client.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ClientLoopTest {
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
    private final List<Throwable> bugs = new CopyOnWriteArrayList<>();
    private final ClientLoop loop = new ClientLoop(threads, clock, bugs::add);

    @AfterEach
    void close() {
        threads.shutdownNow();
        clock.shutdownNow();
    }

    @Test
    void tasksOfManyThreadsRunOneAtATimeAndInTheOrderOfEach() {
        var unguarded = new ArrayList<Integer>();

        var callers = IntStream.range(0, 8)
                .mapToObj(caller -> CompletableFuture.runAsync(
                        () -> IntStream.range(0, 1000)
                                .forEach(i -> loop.execute(() -> unguarded.add(caller * 1000 + i))),
                        threads))
                .toArray(CompletableFuture[]::new);
        CompletableFuture.allOf(callers).join();
        finish();

        assertThat(unguarded).hasSize(8000);
        assertThat(unguarded.stream().filter(i -> i / 1000 == 3))
                .containsExactlyElementsOf(IntStream.range(3000, 4000).boxed().toList());
    }

    @Test
    void aTaskThatThrowsGoesToTheLastResortAndTheLoopGoesOn() {
        loop.execute(() -> {
            throw new IllegalStateException("thrown by the test");
        });
        loop.blocking(() -> {
            throw new IllegalStateException("thrown by the test, too");
        });

        finish();

        await().until(() -> bugs.size() == 2);
    }

    @Test
    void aTimerCancelledOnTheLoopNeverRuns() {
        var ran = new CopyOnWriteArrayList<String>();

        var cancelled = loop.after(Duration.ofMillis(30), () -> ran.add("cancelled"));
        loop.after(Duration.ofMillis(60), () -> ran.add("kept"));
        loop.execute(cancelled::cancel);

        await().until(() -> !ran.isEmpty());
        assertThat(ran).containsExactly("kept");
    }

    @Test
    void aTimerWhoseTimeHasComeIsCancelledAllTheSame() {
        var ran = new CopyOnWriteArrayList<String>();
        var held = new CompletableFuture<Void>();
        loop.execute(held::join);

        var due = loop.after(Duration.ZERO, () -> ran.add("cancelled"));
        var later = new CompletableFuture<Void>();
        clock.schedule(() -> later.complete(null), 20, TimeUnit.MILLISECONDS);
        later.join();
        due.cancel();
        held.complete(null);
        finish();

        assertThat(ran).isEmpty();
    }

    @Test
    void afterTheThreadsAreGoneTheCallerDoesIt() {
        var ran = new ArrayList<String>();
        threads.shutdown();

        loop.execute(() -> ran.add("done"));

        assertThat(ran).containsExactly("done");
    }

    @Test
    void itKnowsItsOwnTasks() {
        var inside = new CompletableFuture<Boolean>();

        loop.execute(() -> inside.complete(loop.isCurrent()));

        assertThat(inside.join()).isTrue();
        assertThat(loop.isCurrent()).isFalse();
    }

    private void finish() {
        var done = new CompletableFuture<Void>();
        loop.execute(() -> done.complete(null));
        done.join();
    }
}
