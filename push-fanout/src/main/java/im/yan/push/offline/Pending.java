// SPDX-License-Identifier: Apache-2.0
package im.yan.push.offline;

import im.yan.schemas.v1.StoredPending;
import java.util.Optional;

/** What is to be told of one conversation. After it was told it stays for a pause, which keeps the next one waiting. */
final class Pending {

    private Pending() {}

    static boolean isWaiting(StoredPending pending) {
        return pending.getMessages() > 0;
    }

    /** A message that is in it, or was told, changes nothing. */
    static StoredPending with(StoredPending before, Missed missed, OfflineTimes times, long now) {
        if (missed.lastSeq() <= before.getLastSeq()) {
            return before;
        }
        return before.toBuilder()
                .setFirstSeq(isWaiting(before) ? before.getFirstSeq() : missed.firstSeq())
                .setLastSeq(missed.lastSeq())
                .setMessages(before.getMessages() + missed.messages())
                .setMentioned(before.getMentioned() || missed.mentioned())
                .setSenderId(missed.senderId())
                .setTimeMillis(missed.timeMillis())
                .setPreview(missed.preview())
                .setDueMillis(isWaiting(before) ? before.getDueMillis() : due(before, times, now))
                .build();
    }

    /** A device of the user holds the conversation up to here, or the user has read it. */
    static Optional<StoredPending> seen(StoredPending before, long seq, OfflineTimes times) {
        if (!isWaiting(before) || seq < before.getFirstSeq()) {
            return Optional.of(before);
        }
        if (seq >= before.getLastSeq()) {
            return emptied(before, times);
        }
        return Optional.of(before.toBuilder()
                .setFirstSeq(seq + 1)
                .setMessages((int) Math.min(before.getMessages(), before.getLastSeq() - seq))
                .build());
    }

    /** What its author has taken back is not shown. */
    static Optional<StoredPending> recalled(StoredPending before, long seq, OfflineTimes times) {
        if (!isWaiting(before) || seq < before.getFirstSeq() || seq > before.getLastSeq()) {
            return Optional.of(before);
        }
        if (before.getMessages() == 1) {
            return emptied(before, times);
        }
        var after = before.toBuilder().setMessages(before.getMessages() - 1);
        return Optional.of(seq == before.getLastSeq() ? after.clearPreview().build() : after.build());
    }

    static StoredPending told(StoredPending before, OfflineTimes times, long now) {
        return rest(before)
                .setToldMillis(now)
                .setDueMillis(now + times.pause().toMillis())
                .build();
    }

    private static Optional<StoredPending> emptied(StoredPending before, OfflineTimes times) {
        return before.getToldMillis() == 0
                ? Optional.empty()
                : Optional.of(rest(before)
                        .setToldMillis(before.getToldMillis())
                        .setDueMillis(before.getToldMillis() + times.pause().toMillis())
                        .build());
    }

    private static StoredPending.Builder rest(StoredPending before) {
        return StoredPending.newBuilder().setLastSeq(before.getLastSeq());
    }

    private static long due(StoredPending before, OfflineTimes times, long now) {
        var soon = now + times.delay().toMillis();
        return before.getToldMillis() == 0
                ? soon
                : Math.max(soon, before.getToldMillis() + times.pause().toMillis());
    }
}
