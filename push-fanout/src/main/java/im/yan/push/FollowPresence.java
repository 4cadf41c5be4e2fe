// SPDX-License-Identifier: Apache-2.0
package im.yan.push;

import im.yan.push.account.AccountStore;
import im.yan.push.account.BlockStore;
import im.yan.push.delivery.Frames;
import im.yan.push.presence.LastSeenStore;
import im.yan.push.presence.Watches;
import im.yan.push.session.UserSessions;
import im.yan.schemas.ProtocolLimits;
import im.yan.schemas.v1.AccountState;
import im.yan.schemas.v1.Presence;
import im.yan.schemas.v1.PresenceWatched;
import im.yan.schemas.v1.ServerFrame;
import im.yan.schemas.v1.StoredSession;
import java.time.Duration;

/**
 * Tells the sessions that watch a user whether she is online: at once, and when it changes; nobody, where she wishes so, and from
 * the next renewal of a watch on nobody whom she has blocked.
 */
final class FollowPresence {
    private static final long SWEEP_MILLIS = Duration.ofSeconds(10).toMillis();

    private final Watches watches;
    private final LiveSessions sessions;
    private final AccountStore accounts;
    private final BlockStore blocks;
    private final LastSeenStore lastSeen;
    private final Outbox outbox;
    private long nextSweepMillis;

    FollowPresence(
            Watches watches,
            LiveSessions sessions,
            AccountStore accounts,
            BlockStore blocks,
            LastSeenStore lastSeen,
            Outbox outbox) {
        this.watches = watches;
        this.sessions = sessions;
        this.accounts = accounts;
        this.blocks = blocks;
        this.lastSeen = lastSeen;
        this.outbox = outbox;
    }

    void watched(PresenceWatched watched, long now) {
        var userId = watched.getUserId();
        if (watched.getEnded()) {
            watches.end(userId, watched.getSessionId());
            return;
        }
        var watcher = StoredSession.newBuilder()
                .setSessionId(watched.getSessionId())
                .setConnector(watched.getConnector())
                .setConnectorEpoch(watched.getConnectorEpoch())
                .setOpenedMillis(now)
                .build();
        if (blocks.has(userId, watched.getWatcherId())) {
            watches.end(userId, watched.getSessionId());
            outbox.frame(watcher, hidden(userId));
            return;
        }
        var isOnline = isOnline(userId, now);
        watches.begin(userId, watcher, isOnline, now + ProtocolLimits.PRESENCE_WATCH.toMillis());
        outbox.frame(watcher, presence(userId, isOnline));
    }

    /** The user may have changed her mind about who sees her. */
    void account(AccountState before, AccountState after, long now) {
        if (isShown(before) != isShown(after)) {
            tell(after.getUserId(), isOnline(after.getUserId(), now), now);
        }
    }

    void tick(long now) {
        for (var userId : watches.changed()) {
            var isOnline = isOnline(userId, now);
            if (watches.isNews(userId, isOnline, now) && isShown(accounts.of(userId))) {
                tell(userId, isOnline, now);
            }
        }
        if (now >= nextSweepMillis) {
            nextSweepMillis = now + SWEEP_MILLIS;
            watches.sweep(session -> sessions.isLive(session, now), now);
        }
    }

    private void tell(long userId, boolean isOnline, long now) {
        var watchers = watches.watchersOf(userId, session -> sessions.isLive(session, now), now);
        outbox.frame(new UserSessions(watchers), presence(userId, isOnline));
    }

    private boolean isOnline(long userId, long now) {
        return !sessions.of(userId, now).isEmpty();
    }

    private ServerFrame presence(long userId, boolean isOnline) {
        if (!isShown(accounts.of(userId))) {
            return hidden(userId);
        }
        return Frames.presence(Presence.newBuilder()
                .setUserId(userId)
                .setOnline(isOnline)
                .setLastSeenMillis(isOnline ? 0 : lastSeen.of(userId))
                .build());
    }

    private static ServerFrame hidden(long userId) {
        return Frames.presence(Presence.newBuilder().setUserId(userId).build());
    }

    private static boolean isShown(AccountState account) {
        return account.getPresence() != AccountState.PresenceVisibility.NOBODY;
    }
}
