// SPDX-License-Identifier: Apache-2.0
package im.yan.dev.board;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Ends what a supervisor left that was killed before its watchdog could work. */
public final class Leftovers {
    // The watchdog's own grace is five seconds; it goes first.
    private static final Duration GRACE = Duration.ofSeconds(6);

    private Leftovers() {}

    /** @return how many processes were still there */
    public static int end(StackRecord stack) {
        var survivors = stack.survivors();
        survivors.forEach(ProcessHandle::destroy);
        var gone = CompletableFuture.allOf(
                survivors.stream().map(ProcessHandle::onExit).toArray(CompletableFuture<?>[]::new));
        try {
            gone.get(GRACE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException e) {
            survivors.forEach(ProcessHandle::destroyForcibly);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            survivors.forEach(ProcessHandle::destroyForcibly);
        }
        return survivors.size();
    }
}
