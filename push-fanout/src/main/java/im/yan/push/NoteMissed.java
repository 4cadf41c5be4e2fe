// SPDX-License-Identifier: Apache-2.0
package im.yan.push;

import im.yan.push.delivery.HeadStore;
import im.yan.push.offline.Missed;
import im.yan.push.offline.MuteStore;
import im.yan.push.offline.PendingStore;
import im.yan.push.retry.UnackedRange;
import im.yan.schemas.v1.ConversationEvent;
import im.yan.schemas.v1.ConversationMarks;

/**
 * Notes messages that no device of their recipient has, for {@link NotifyOffline} to tell of, and takes back what was seen
 * meanwhile. Of a muted conversation mentions only.
 */
record NoteMissed(PendingStore pending, MuteStore mutes, HeadStore heads, PushMetrics metrics) {

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
            Missed.of(userId, event).ifPresent(missed -> note(userId, event.getConversationId(), missed, now));
        }
    }

    /** A session that is no more was handed this and did not acknowledge it: as if it had not been there. */
    void unacknowledged(long userId, UnackedRange range, long now) {
        if (!range.events().isEmpty()) {
            range.events().forEach(event -> event(userId, event, false, now));
            return;
        }
        var delivered = heads.deliveredSeq(userId, range.conversationId());
        if (delivered < range.lastSeq()) {
            var missed = Missed.of(Math.max(range.firstSeq(), delivered + 1), range.lastSeq());
            note(userId, range.conversationId(), missed, now);
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

    private void note(long userId, String conversationId, Missed missed, long now) {
        // Another device of the user has it: a notification would announce what was seen.
        var isHeld = missed.lastSeq() <= heads.deliveredSeq(userId, conversationId);
        var isSilenced = !missed.mentioned() && mutes.isMuted(userId, conversationId, now);
        if (isHeld || isSilenced) {
            return;
        }
        if (!pending.missed(userId, conversationId, missed, now)) {
            metrics.untold();
        }
    }
}
