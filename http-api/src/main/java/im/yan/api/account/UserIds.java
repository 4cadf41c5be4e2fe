// SPDX-License-Identifier: Apache-2.0
package im.yan.api.account;

import im.yan.api.refusal.Refusal;
import im.yan.api.repeating.Repeating;
import im.yan.runtime.Service;
import im.yan.schemas.v1.ErrorCode;
import java.time.Duration;
import org.redisson.api.RedissonClient;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** New user ids, while Redis lets this instance have a worker number. */
@Component
final class UserIds implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(UserIds.class);
    private static final Duration RETRY_AFTER = Duration.ofSeconds(2);

    private final WorkerLease lease;
    private final Repeating renewing;
    private boolean awayLogged;

    UserIds(WorkerSettings settings, RedissonClient redis, Service service) {
        lease = new WorkerLease(new RedisWorkerNumbers(redis), settings.lease(), System::nanoTime);
        renewing = Repeating.start(service, "worker-lease", settings.renewal(), this::renew);
    }

    /** Refuses before anything costly is done for an account that could get no id. */
    void requireAvailable() {
        if (!lease.isHeld()) {
            throw unavailable();
        }
    }

    long next() {
        return lease.nextId().orElseThrow(UserIds::unavailable);
    }

    private static Refusal unavailable() {
        return Refusal.retryable(
                ErrorCode.UNAVAILABLE, "new accounts cannot be registered at the moment; try again soon", RETRY_AFTER);
    }

    private void renew() {
        try {
            lease.renew();
            note("all are taken, or Redis answered too late");
        } catch (WorkerNumbers.AwayException e) {
            note(String.valueOf(e.getCause()));
        }
    }

    private void note(String reasonIfNot) {
        var held = lease.isHeld();
        if (held == awayLogged) {
            awayLogged = !held;
            if (held) {
                LOG.atInfo().log("there is a worker number again; accounts can be registered");
            } else {
                LOG.atWarn()
                        .addKeyValue("reason", reasonIfNot)
                        .log("there is no worker number; no account can be registered until there is one");
            }
        }
    }

    @Override
    public void close() {
        renewing.close();
        try {
            lease.end();
        } catch (WorkerNumbers.AwayException e) {
            LOG.atDebug().log("the worker number was not given back; its lease will end");
        }
    }
}
