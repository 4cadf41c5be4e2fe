// SPDX-License-Identifier: Apache-2.0
package im.yan.router.decision;

import im.yan.router.conversation.Decision;
import im.yan.router.conversation.Draft;
import im.yan.router.conversation.Marks;
import im.yan.router.conversation.Situation;
import im.yan.router.membership.GroupEffects;
import im.yan.router.message.MessageEffects;
import im.yan.schemas.v1.ConversationEvent;
import im.yan.schemas.v1.ConversationMarks;
import im.yan.schemas.v1.ReadPosition;

/** What a conversation is once a decision has taken effect. */
public final class Effects {

    private Effects() {}

    public static Draft of(Decision decision, Situation situation) {
        var draft = new Draft(situation.view());
        switch (decision) {
            case Decision.Happened happened -> {
                apply(happened, situation, draft);
                situation.rules().resends().remember(situation, happened.answer(), draft);
            }
            case Decision.Noted noted -> {
                noted.read().ifPresent(position -> readTo(position, draft));
                noted.marks().ifPresent(marks -> keep(marks, draft));
                situation.rules().resends().remember(situation, noted.answer(), draft);
            }
            case Decision.Resent resent -> {
                // As it was.
            }
            case Decision.Refused refused ->
                situation.rules().resends().rememberRefusal(situation, refused.error(), draft);
        }
        return draft;
    }

    private static void apply(Decision.Happened happened, Situation situation, Draft draft) {
        var event = happened.event();
        draft.head(draft.head().toBuilder()
                .setHeadSeq(event.getSeq())
                .setHeadMessageNo(event.getMessageNo())
                .build());
        MessageEffects.apply(event, draft);
        if (situation.isGroup()) {
            GroupEffects.apply(event, draft, situation.rules());
        }
        if (event.hasMessagePosted()) {
            readTo(positionOf(event), draft);
        }
        happened.marks().forEach(marks -> keep(marks, draft));
    }

    /** Sending implies reading. */
    private static ReadPosition positionOf(ConversationEvent event) {
        return ReadPosition.newBuilder()
                .setUserId(event.getActorId())
                .setSeq(event.getSeq())
                .setMessageNo(event.getMessageNo())
                .build();
    }

    private static void readTo(ReadPosition position, Draft draft) {
        var reader = position.getUserId();
        draft.member(
                reader,
                draft.member(reader).toBuilder()
                        .setReadSeq(position.getSeq())
                        .setReadNo(position.getMessageNo())
                        .build());
    }

    private static void keep(ConversationMarks marks, Draft draft) {
        var owner = marks.getUserId();
        draft.member(owner, Marks.keptIn(draft.member(owner).toBuilder(), marks).build());
    }
}
