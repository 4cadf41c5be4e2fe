// SPDX-License-Identifier: Apache-2.0
package im.yan.client;

import im.yan.client.loop.ClientLoop;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.function.Consumer;

/**
 * What many clients share: one HTTP client with its one network thread, one timer thread, and virtual threads for the rest. Close
 * it after its clients. Thread-safe.
 */
public final class ClientResources implements AutoCloseable {
    /** History requests of all clients at the same time; further ones wait. */
    static final int PULLS_AT_ONCE_MAX = 64;

    private final ExecutorService threads = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("yan-client-", 0).factory());
    private final ScheduledExecutorService clock = clock();
    private final HttpClient http = HttpClient.newBuilder()
            .executor(threads)
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private final Semaphore pulls = new Semaphore(PULLS_AT_ONCE_MAX);

    private ClientResources() {}

    public static ClientResources create() {
        return new ClientResources();
    }

    /** For {@link YanApi}. */
    public HttpClient http() {
        return http;
    }

    @Override
    public void close() {
        clock.shutdownNow();
        http.shutdownNow();
        threads.shutdown();
    }

    ClientLoop loop(Consumer<Throwable> lastResort) {
        return new ClientLoop(threads, clock, lastResort);
    }

    Semaphore pulls() {
        return pulls;
    }

    private static ScheduledExecutorService clock() {
        var clock = new ScheduledThreadPoolExecutor(
                1, Thread.ofPlatform().daemon().name("yan-client-clock").factory());
        clock.setRemoveOnCancelPolicy(true);
        // After close() a timer that is asked for simply never comes.
        clock.setRejectedExecutionHandler(new ThreadPoolExecutor.DiscardPolicy());
        return clock;
    }
}
