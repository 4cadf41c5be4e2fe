// SPDX-License-Identifier: Apache-2.0
package im.yan.router.personal;

import im.yan.router.conversation.Decision;
import im.yan.router.conversation.Marks;
import im.yan.router.conversation.Refusal;
import im.yan.router.conversation.Situation;
import im.yan.schemas.v1.ClearHistory;
import im.yan.schemas.v1.MarkRead;
import im.yan.schemas.v1.ReadPosition;
import im.yan.schemas.v1.StoredMember;

/** How far a user has read, and up to where she has cleared the history. Neither position moves back. */
public final class Reading {

    private Reading() {}

    public static Decision markRead(MarkRead mark, Situation situation) {
        if (isImpossible(mark.getSeq(), mark.getMessageNo(), situation)) {
            return Refusal.POSITION_IMPOSSIBLE.decision();
        }
        var self = situation.self();
        var position = further(mark.getSeq(), mark.getMessageNo(), situation);
        var noted = movedTo(position, self, situation.noted(position));
        return self.getMarkedUnread()
                ? noted.with(Marks.changed(
                        situation.id().text(), situation.sender(), self, marks -> marks.setMarkedUnread(false)))
                : noted;
    }

    public static Decision clear(ClearHistory clear, Situation situation) {
        if (isImpossible(clear.getSeq(), clear.getMessageNo(), situation)) {
            return Refusal.POSITION_IMPOSSIBLE.decision();
        }
        var self = situation.self();
        var position = further(clear.getSeq(), clear.getMessageNo(), situation);
        var noted = movedTo(position, self, situation.noted());
        var cleared = Math.max(clear.getSeq(), self.getClearedSeq());
        return cleared > self.getClearedSeq() || self.getMarkedUnread()
                ? noted.with(Marks.changed(
                        situation.id().text(),
                        situation.sender(),
                        self,
                        marks -> marks.setClearedSeq(cleared).setMarkedUnread(false)))
                : noted;
    }

    private static boolean isImpossible(long seq, long messageNo, Situation situation) {
        return messageNo < 0
                || messageNo > seq
                || messageNo > situation.head().getHeadMessageNo()
                || seq > situation.head().getHeadSeq();
    }

    private static ReadPosition further(long seq, long messageNo, Situation situation) {
        return ReadPosition.newBuilder()
                .setConversationId(situation.id().text())
                .setUserId(situation.sender())
                .setSeq(Math.max(seq, situation.self().getReadSeq()))
                .setMessageNo(Math.max(messageNo, situation.self().getReadNo()))
                .build();
    }

    private static Decision.Noted movedTo(ReadPosition position, StoredMember self, Decision.Noted noted) {
        return position.getSeq() > self.getReadSeq() || position.getMessageNo() > self.getReadNo()
                ? noted.with(position)
                : noted;
    }
}
