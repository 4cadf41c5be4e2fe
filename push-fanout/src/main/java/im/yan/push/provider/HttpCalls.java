// SPDX-License-Identifier: Apache-2.0
package im.yan.push.provider;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeoutException;

/** One provider's HTTP: so many calls at a time, each of bounded length, and what an answer means. Follows no redirect. */
final class HttpCalls implements AutoCloseable {
    /** Further calls wait for their turn, in the lanes of their users. */
    static final int AT_A_TIME = 64;

    private static final int TOO_MANY_REQUESTS = 429;
    private static final int SERVER_ERRORS = 500;

    private final Semaphore turns = new Semaphore(AT_A_TIME, true);
    private final HttpClient client;
    private final Duration timeout;
    private final RetryAfter retryAfter;

    HttpCalls(Duration timeout, Clock clock) {
        this.timeout = timeout;
        this.retryAfter = new RetryAfter(clock);
        client = HttpClient.newBuilder()
                .connectTimeout(timeout)
                // An endpoint that was checked must not send this server elsewhere.
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }

    /** @param gone statuses that mean the address no longer exists */
    Outcome post(HttpRequest request, Set<Integer> gone) throws InterruptedException {
        turns.acquire();
        try {
            return send(request, gone);
        } finally {
            turns.release();
        }
    }

    private Outcome send(HttpRequest request, Set<Integer> gone) throws InterruptedException {
        // The client's own timeout ends with the headers; a body that never ends must not keep a turn.
        var answer = client.sendAsync(request, BodyHandlers.discarding());
        try {
            return meaning(answer.get(timeout.toMillis(), MILLISECONDS), gone);
        } catch (TimeoutException e) {
            return new Outcome.Retry(Duration.ZERO, "no answer within " + timeout.toMillis() + " ms");
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException io) {
                return new Outcome.Retry(
                        Duration.ZERO, "not reached: " + io.getClass().getSimpleName());
            }
            throw new IllegalStateException("a call failed in a way HTTP cannot", e.getCause());
        } finally {
            answer.cancel(true);
        }
    }

    private Outcome meaning(HttpResponse<?> response, Set<Integer> gone) {
        var status = response.statusCode();
        if (status >= 200 && status < 300) {
            return new Outcome.Delivered();
        }
        if (gone.contains(status)) {
            return new Outcome.Gone();
        }
        var reason = "answered " + status;
        return status == TOO_MANY_REQUESTS || status >= SERVER_ERRORS
                ? new Outcome.Retry(retryAfter.of(response.headers()), reason)
                : new Outcome.Refused(reason);
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
