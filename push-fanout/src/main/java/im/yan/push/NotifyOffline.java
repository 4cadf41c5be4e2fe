// SPDX-License-Identifier: Apache-2.0
package im.yan.push;

import im.yan.push.account.AccountStore;
import im.yan.push.account.DeviceStore;
import im.yan.push.offline.Badges;
import im.yan.push.offline.PendingStore;
import im.yan.push.offline.QuietTime;
import im.yan.schemas.v1.AccountState;
import im.yan.schemas.v1.PushRequest;
import im.yan.schemas.v1.UnreadCount;
import java.util.OptionalLong;

/**
 * Asks for offline notifications of what {@link NoteMissed} has noted: collected for a moment, held in quiet hours, and not at
 * all for who is online by then.
 */
record NotifyOffline(
        PendingStore pending,
        Badges badges,
        AccountStore accounts,
        DeviceStore devices,
        LiveSessions sessions,
        Outbox outbox,
        PushMetrics metrics) {

    /** The others follow with the next tick, so that the end of a quiet night doesn't hold up the partition. */
    static final int PER_TICK_MAX = 1_000;

    void unread(UnreadCount count) {
        badges.note(count);
    }

    void tick(long now) {
        for (var entry : pending.due(now, PER_TICK_MAX)) {
            var isOnline = !sessions.of(entry.userId(), now).isEmpty();
            // A dead session that this has found may have owed more of it.
            pending.stillDue(entry, now).ifPresent(due -> due(due, isOnline, now));
        }
    }

    private void due(PendingStore.Entry entry, boolean isOnline, long now) {
        if (!entry.isWaiting()) {
            pending.forget(entry);
            return;
        }
        if (isOnline) {
            // She is back, and was told the heads.
            pending.seen(entry.userId(), entry.conversationId(), Long.MAX_VALUE);
            return;
        }
        if (accounts.of(entry.userId()).getStatus() == AccountState.Status.DISABLED) {
            pending.forget(entry);
            return;
        }
        var quietUntil = quietUntil(entry.userId(), now);
        if (quietUntil.isPresent()) {
            pending.hold(entry, quietUntil.getAsLong());
            return;
        }
        outbox.push(request(entry));
        pending.told(entry, now);
        metrics.askedForPush();
    }

    private OptionalLong quietUntil(long userId, long now) {
        var account = accounts.of(userId);
        return account.hasQuietHours() ? QuietTime.endOf(account.getQuietHours(), now) : OptionalLong.empty();
    }

    private PushRequest request(PendingStore.Entry entry) {
        var waiting = entry.pending();
        return PushRequest.newBuilder()
                .setUserId(entry.userId())
                .setConversationId(entry.conversationId())
                .setFirstSeq(waiting.getFirstSeq())
                .setLastSeq(waiting.getLastSeq())
                .setMessages(waiting.getMessages())
                .setMentioned(waiting.getMentioned())
                .setSenderId(waiting.getSenderId())
                .setTimeMillis(waiting.getTimeMillis())
                .setPreview(waiting.getPreview())
                .addAllDevices(devices.reachable(entry.userId()))
                .setUnreadTotal(badges.of(entry.userId()))
                .build();
    }
}
