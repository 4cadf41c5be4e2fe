// SPDX-License-Identifier: Apache-2.0
package im.yan.terminal;

import im.yan.client.SendException;
import im.yan.schemas.v1.SendAck;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;

/** What was asked of the server and has no answer yet: the SDK bounds it. Thread-safe. */
final class Outgoing {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Screen screen;
    private final Map<Long, CompletableFuture<?>> unanswered = new ConcurrentHashMap<>();
    private final AtomicLong lastTicket = new AtomicLong();

    Outgoing(Screen screen) {
        this.screen = screen;
    }

    int size() {
        return unanswered.size();
    }

    /** A message: nobody waits for it, but its failure is shown. */
    void message(String text, CompletableFuture<SendAck> answer) {
        remember(answer);
        answer.whenComplete((ack, failure) -> {
            if (failure instanceof SendException e) {
                screen.note(Lines.failed(text, String.valueOf(e.getMessage())));
            }
        });
    }

    /** Waits for the answer; a refusal is the server's sentence. Not for the thread that shows events. */
    <T> T answer(CompletableFuture<T> answer) throws ChatException {
        try {
            remember(answer);
            return answer.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new ChatException("no answer yet; it is carried out when the server can be reached.");
        } catch (ExecutionException e) {
            var cause = e.getCause();
            throw new ChatException(Lines.safe(String.valueOf(cause == null ? e.getMessage() : cause.getMessage())));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ChatException("interrupted.");
        }
    }

    /** What came through a pipe is sent before the end of the pipe ends the chat. */
    void finish() throws ChatException {
        var all = CompletableFuture.allOf(unanswered.values().toArray(CompletableFuture[]::new));
        try {
            all.exceptionally(failure -> null)
                    .orTimeout(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
                    .join();
        } catch (CompletionException e) {
            throw new ChatException(unanswered.size() + " of your messages may not have been sent;"
                    + " see ./yan status, and send them again.");
        }
    }

    private void remember(CompletableFuture<?> answer) {
        var ticket = lastTicket.incrementAndGet();
        unanswered.put(ticket, answer);
        answer.whenComplete((value, failure) -> unanswered.remove(ticket));
    }
}
