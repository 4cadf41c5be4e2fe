// SPDX-License-Identifier: Apache-2.0
package im.yan.push;

import im.yan.push.account.AccountStore;
import im.yan.push.account.DeviceStore;
import im.yan.push.delivery.HeadStore;
import im.yan.push.offline.Badges;
import im.yan.push.offline.Missed;
import im.yan.push.offline.MuteStore;
import im.yan.push.offline.PendingStore;
import im.yan.push.offline.QuietTime;
import im.yan.push.retry.Due;
import im.yan.schemas.v1.ConversationEvent;
import im.yan.schemas.v1.ConversationMarks;
import im.yan.schemas.v1.PushRequest;
import im.yan.schemas.v1.UnreadCount;
import java.util.OptionalLong;

/**
 * Asks for offline notifications of messages that no device of their recipient has: collected for a moment, held in quiet
 * hours, taken back when they were seen meanwhile. Who mutes a conversation is told of mentions only.
 */
record NotifyOffline(
        PendingStore pending,
        MuteStore mutes,
        Badges badges,
        AccountStore accounts,
        DeviceStore devices,
        LiveSessions sessions,
        HeadStore heads,
        Outbox outbox,
        PushMetrics metrics) {

    /** The others follow with the next tick, so that the end of a quiet night doesn't hold up the partition. */
    static final int PER_TICK_MAX = 1_000;

    /** @param isReachable some session of the user was handed the event */
    void event(long userId, ConversationEvent event, boolean isReachable, long now) {
        if (event.hasMessageRecalled()) {
            pending.recalled(
                    userId,
                    event.getConversationId(),
                    event.getMessageRecalled().getTargetSeq());
        } else if (event.hasMessagePosted() && event.getActorId() == userId) {
            // Sending implies reading.
            seen(userId, event.getConversationId(), event.getSeq());
        } else if (!isReachable) {
            Missed.of(userId, event).ifPresent(missed -> missed(userId, event.getConversationId(), missed, now));
        }
    }

    /** A session did not acknowledge this after every resend. */
    void failed(long userId, Due.GivenUp.Range range, long now) {
        var delivered = heads.deliveredSeq(userId, range.conversationId());
        if (delivered >= range.lastSeq()) {
            // Another device of the user has it all: a notification would announce what was seen.
            return;
        }
        var first = Math.max(range.firstSeq(), delivered + 1);
        for (var missed : Missed.of(userId, first, range.lastSeq(), range.events())) {
            missed(userId, range.conversationId(), missed, now);
        }
    }

    /** A device holds the conversation up to here, or the user has read it. */
    void seen(long userId, String conversationId, long seq) {
        pending.seen(userId, conversationId, seq);
    }

    void left(long userId, String conversationId) {
        pending.seen(userId, conversationId, Long.MAX_VALUE);
    }

    void marks(long userId, ConversationMarks marks, long now) {
        mutes.note(userId, marks, now);
    }

    void unread(UnreadCount count) {
        badges.note(count);
    }

    void tick(long now) {
        pending.due(now, PER_TICK_MAX).forEach(entry -> due(entry, now));
    }

    private void missed(long userId, String conversationId, Missed missed, long now) {
        var isHeld = missed.lastSeq() <= heads.deliveredSeq(userId, conversationId);
        var isSilenced = !missed.mentioned() && mutes.isMuted(userId, conversationId, now);
        if (isHeld || isSilenced) {
            return;
        }
        if (!pending.missed(userId, conversationId, missed, now)) {
            metrics.untold();
        }
    }

    private void due(PendingStore.Entry entry, long now) {
        if (!entry.isWaiting()) {
            pending.forget(entry);
            return;
        }
        if (!sessions.of(entry.userId(), now).isEmpty()) {
            // She is back, and was told the heads.
            pending.seen(entry.userId(), entry.conversationId(), Long.MAX_VALUE);
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
