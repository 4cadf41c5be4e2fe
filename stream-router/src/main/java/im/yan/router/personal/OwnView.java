// SPDX-License-Identifier: Apache-2.0
package im.yan.router.personal;

import im.yan.router.conversation.Decision;
import im.yan.router.conversation.Marks;
import im.yan.router.conversation.Refusal;
import im.yan.router.conversation.Situation;
import im.yan.schemas.ProtocolLimits;
import im.yan.schemas.v1.DeleteForMe;
import im.yan.schemas.v1.SetNotifications;

/** What a user changes for herself alone. */
public final class OwnView {

    private OwnView() {}

    public static Decision setNotifications(SetNotifications set, Situation situation) {
        if (set.getMutedUntilMillis() < 0) {
            return Refusal.TIME_NEGATIVE.decision();
        }
        var until = set.getMutedUntilMillis() > situation.now() ? set.getMutedUntilMillis() : 0;
        var self = situation.self();
        return until == self.getSilentUntilMillis()
                ? situation.noted()
                : situation
                        .noted()
                        .with(Marks.changed(
                                situation.id().text(),
                                situation.sender(),
                                self,
                                marks -> marks.setMutedUntilMillis(until)));
    }

    public static Decision markUnread(Situation situation) {
        var self = situation.self();
        return self.getMarkedUnread()
                ? situation.noted()
                : situation
                        .noted()
                        .with(Marks.changed(
                                situation.id().text(), situation.sender(), self, marks -> marks.setMarkedUnread(true)));
    }

    /** Whether it is hidden already only the readers of receipts know; hiding it again is harmless. */
    public static Decision delete(DeleteForMe delete, Situation situation) {
        var seqs = delete.getSeqsList().stream().distinct().toList();
        var possible = !seqs.isEmpty()
                && seqs.size() <= ProtocolLimits.DELETED_PER_COMMAND_MAX
                && seqs.stream()
                        .allMatch(seq -> seq >= 1 && seq <= situation.head().getHeadSeq());
        return possible ? situation.noted().hiding(seqs) : Refusal.SEQS_IMPOSSIBLE.decision();
    }
}
