// SPDX-License-Identifier: Apache-2.0
package im.yan.push;

import im.yan.push.account.AccountStore;
import im.yan.push.account.DeviceStore;
import im.yan.schemas.v1.AccountState;
import im.yan.schemas.v1.CloseCode;
import im.yan.schemas.v1.DeviceState;
import im.yan.schemas.v1.StoredSession;
import java.util.Optional;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Ends the sessions of disabled accounts and of devices that were signed out, those that are open and those that open. */
record FollowAccounts(AccountStore accounts, DeviceStore devices, LiveSessions sessions, Outbox outbox) {
    private static final Logger LOG = LoggerFactory.getLogger(FollowAccounts.class);

    void account(AccountState state, long now) {
        accounts.note(state);
        if (state.getStatus() == AccountState.Status.DISABLED) {
            closeAll(state.getUserId(), session -> true, CloseCode.DISABLED, now);
        }
    }

    void device(DeviceState state, long now) {
        devices.note(state);
        closeAll(
                state.getUserId(),
                session -> DeviceStore.isSignedOut(state, session),
                CloseCode.DEVICE_SIGNED_OUT,
                now);
    }

    /** Why this session may not open; empty if it may. */
    Optional<CloseCode> refusal(long userId, StoredSession session) {
        if (accounts.of(userId).getStatus() == AccountState.Status.DISABLED) {
            return Optional.of(CloseCode.DISABLED);
        }
        return devices.isSignedOut(userId, session) ? Optional.of(CloseCode.DEVICE_SIGNED_OUT) : Optional.empty();
    }

    private void closeAll(long userId, Predicate<StoredSession> which, CloseCode code, long now) {
        var before = sessions.of(userId, now);
        var closed = before.only(which);
        sessions.replace(userId, before, before.only(which.negate()), now);
        closed.all().forEach(session -> outbox.close(session, code));
        if (!closed.isEmpty()) {
            LOG.atInfo()
                    .addKeyValue("userId", userId)
                    .addKeyValue("sessions", closed.all().size())
                    .addKeyValue("code", code)
                    .log("sessions closed");
        }
    }
}
