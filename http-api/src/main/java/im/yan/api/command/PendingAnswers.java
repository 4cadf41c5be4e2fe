// SPDX-License-Identifier: Apache-2.0
package im.yan.api.command;

import im.yan.api.refusal.Refusal;
import im.yan.schemas.v1.Downlink;
import im.yan.schemas.v1.ErrorCode;
import im.yan.schemas.v1.ServerFrame;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Commands that wait for their answer, each under the session id that stands for its request. One more than {@link #MAX} is
 * refused as overloaded, one more than {@link #PER_USER_MAX} of a user as too many. Safe for all threads.
 */
@Component
final class PendingAnswers {
    static final int MAX = 10_000;
    static final int PER_USER_MAX = 100;
    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

    private final int perUserMax;
    private final Semaphore room;
    private final Map<Long, Integer> byUser = new ConcurrentHashMap<>();
    private final Map<String, Pending> bySession = new ConcurrentHashMap<>();

    @Autowired
    PendingAnswers() {
        this(MAX, PER_USER_MAX);
    }

    PendingAnswers(int max, int perUserMax) {
        this.perUserMax = perUserMax;
        room = new Semaphore(max);
    }

    /** To be closed, answered or not. */
    Pending begin(long userId) {
        if (byUser.merge(userId, 1, Integer::sum) > perUserMax) {
            leave(userId);
            throw Refusal.retryable(
                    ErrorCode.RATE_LIMITED, "too many of your commands wait for their answers", RETRY_AFTER);
        }
        if (!room.tryAcquire()) {
            leave(userId);
            throw Refusal.retryable(
                    ErrorCode.OVERLOADED, "too many commands wait for their answers; try again soon", RETRY_AFTER);
        }
        var pending = new Pending(userId, "http-" + UUID.randomUUID());
        bySession.put(pending.sessionId, pending);
        return pending;
    }

    private void leave(long userId) {
        byUser.computeIfPresent(userId, (same, count) -> count == 1 ? null : count - 1);
    }

    /** Hands answers to the requests they are for; one that no longer waits is skipped. */
    void handOut(Downlink downlink) {
        if (downlink.getFrame().hasSendAck() || downlink.getFrame().hasError()) {
            for (var session : downlink.getSessionIdsList()) {
                var pending = bySession.get(session);
                if (pending != null) {
                    pending.answer.complete(downlink.getFrame());
                }
            }
        }
    }

    int count() {
        return bySession.size();
    }

    int users() {
        return byUser.size();
    }

    /** One request's place to wait. */
    final class Pending implements AutoCloseable {
        private final long userId;
        private final String sessionId;
        private final CompletableFuture<ServerFrame> answer = new CompletableFuture<>();

        private Pending(long userId, String sessionId) {
            this.userId = userId;
            this.sessionId = sessionId;
        }

        String sessionId() {
            return sessionId;
        }

        /** There will be no answer. */
        void fail(Refusal refusal) {
            answer.completeExceptionally(refusal);
        }

        ServerFrame await(Duration atMost) {
            try {
                return answer.get(atMost.toNanos(), TimeUnit.NANOSECONDS);
            } catch (TimeoutException e) {
                throw Refusal.retryable(
                        ErrorCode.UNAVAILABLE,
                        "there was no answer in time; send it again with the same clientMsgId",
                        RETRY_AFTER);
            } catch (ExecutionException e) {
                throw e.getCause() instanceof Refusal refusal
                        ? refusal
                        : new IllegalStateException("an answer failed otherwise than by refusal", e.getCause());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw Refusal.retryable(ErrorCode.UNAVAILABLE, "this server is stopping; try another", RETRY_AFTER);
            }
        }

        @Override
        public void close() {
            if (bySession.remove(sessionId, this)) {
                room.release();
                leave(userId);
            }
        }
    }
}
