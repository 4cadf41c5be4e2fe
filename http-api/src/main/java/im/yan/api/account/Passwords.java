// SPDX-License-Identifier: Apache-2.0
package im.yan.api.account;

import im.yan.api.refusal.Refusal;
import im.yan.schemas.v1.ErrorCode;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.stereotype.Component;

/**
 * Argon2id hashes. They are computed on a few threads of their own: one holds a core for tens of milliseconds, and on the
 * virtual threads of the requests would hold up every other request. When too many wait, the next is refused as overloaded.
 */
@Component
public final class Passwords implements AutoCloseable {
    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;
    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

    private final Argon2PasswordEncoder argon2;
    private final ThreadPoolExecutor threads;
    private volatile @Nullable String hashOfNobody;

    public Passwords(PasswordSettings settings) {
        argon2 = new Argon2PasswordEncoder(
                SALT_BYTES, HASH_BYTES, settings.parallelism(), settings.memoryKib(), settings.iterations());
        threads = new ThreadPoolExecutor(
                settings.threads(),
                settings.threads(),
                0,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(settings.queueMax()),
                Thread.ofPlatform().daemon().name("hashing-", 0).factory());
    }

    String hash(String password) {
        return inTurn(() -> encoded(password));
    }

    /** Whether it is the password of this hash. Where there is no hash it is not, which takes as long to find out. */
    public boolean matches(String password, Optional<String> hash) {
        return inTurn(() -> argon2.matches(password, hash.orElseGet(this::hashOfNobody)) && hash.isPresent());
    }

    private String hashOfNobody() {
        var known = hashOfNobody;
        if (known == null) {
            known = encoded("nobody has this password");
            hashOfNobody = known;
        }
        return known;
    }

    private String encoded(String password) {
        var hash = argon2.encode(password);
        if (hash == null) {
            throw new IllegalStateException("only a null password has a null hash");
        }
        return hash;
    }

    private <T> T inTurn(Callable<T> work) {
        try {
            return threads.submit(work).get();
        } catch (RejectedExecutionException e) {
            throw Refusal.retryable(
                    ErrorCode.OVERLOADED, "too many passwords are being checked; try again soon", RETRY_AFTER);
        } catch (ExecutionException e) {
            throw new IllegalStateException("a password could not be hashed", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Refusal.retryable(ErrorCode.UNAVAILABLE, "this server is stopping; try another", RETRY_AFTER);
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
