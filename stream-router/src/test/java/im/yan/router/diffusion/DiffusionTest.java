// SPDX-License-Identifier: Apache-2.0
package im.yan.router.diffusion;

import static im.yan.router.Commands.ALICE;
import static im.yan.router.Commands.BOB;
import static im.yan.router.Commands.CHAT;
import static im.yan.router.Commands.ORIGIN;
import static im.yan.router.Commands.id;
import static im.yan.router.Commands.markRead;
import static im.yan.router.Commands.send;
import static org.assertj.core.api.Assertions.assertThat;

import im.yan.router.conversation.Decided;
import im.yan.router.conversation.Decision;
import im.yan.schemas.v1.Accepted;
import im.yan.schemas.v1.CommandAnswered;
import im.yan.schemas.v1.ConversationEvent;
import im.yan.schemas.v1.Error;
import im.yan.schemas.v1.ErrorCode;
import im.yan.schemas.v1.InboxEntry;
import im.yan.schemas.v1.ReadPosition;
import org.junit.jupiter.api.Test;

class DiffusionTest {
    private static final ConversationEvent EVENT = ConversationEvent.newBuilder()
            .setConversationId(CHAT.text())
            .setSeq(4)
            .setMessageNo(3)
            .setEventId(77)
            .setActorId(ALICE)
            .setTimeMillis(99)
            .build();
    private static final Accepted NUMBERS = Accepted.newBuilder()
            .setSeq(4)
            .setMessageNo(3)
            .setMessageId(77)
            .setTimeMillis(99)
            .build();

    @Test
    void aPostedMessageIsAnAnswerForItsSenderAndAnEventForTheOther() {
        var entries = Diffusion.inboxEntries(new Decided(send(ALICE, 1), new Decision.Posted(EVENT)));

        assertThat(entries)
                .containsExactly(
                        answer(answered().setAccepted(NUMBERS).setEvent(EVENT)),
                        InboxEntry.newBuilder().setOwnerId(BOB).setEvent(EVENT).build());
    }

    @Test
    void aResendIsAnsweredWithoutTheEventAndNobodyElseNotices() {
        var entries = Diffusion.inboxEntries(new Decided(send(ALICE, 1), new Decision.Resent(NUMBERS)));

        assertThat(entries).containsExactly(answer(answered().setAccepted(NUMBERS)));
    }

    @Test
    void aRefusalIsForTheSenderAlone() {
        var error = Error.newBuilder().setCode(ErrorCode.NOT_A_MEMBER).build();

        var entries = Diffusion.inboxEntries(new Decided(send(ALICE, 1), new Decision.Refused(error)));

        assertThat(entries).containsExactly(answer(answered().setRefused(error)));
    }

    @Test
    void aReadPositionIsForBoth() {
        var position = ReadPosition.newBuilder().setUserId(BOB).setSeq(4).build();

        var entries = Diffusion.inboxEntries(new Decided(markRead(BOB, 4, 4), new Decision.Advanced(position)));

        assertThat(entries)
                .containsExactly(
                        InboxEntry.newBuilder()
                                .setOwnerId(ALICE)
                                .setRead(position)
                                .build(),
                        InboxEntry.newBuilder()
                                .setOwnerId(BOB)
                                .setRead(position)
                                .build());
    }

    @Test
    void whatChangesNothingIsForNobody() {
        assertThat(Diffusion.inboxEntries(new Decided(markRead(BOB, 1, 1), new Decision.Unchanged())))
                .isEmpty();
    }

    private static CommandAnswered.Builder answered() {
        return CommandAnswered.newBuilder()
                .setOrigin(ORIGIN)
                .setConversationId(CHAT.text())
                .setClientMsgId(id(1));
    }

    private static InboxEntry answer(CommandAnswered.Builder answered) {
        return InboxEntry.newBuilder().setOwnerId(ALICE).setAnswered(answered).build();
    }
}
