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

import im.yan.router.conversation.Decision;
import im.yan.schemas.v1.Accepted;
import im.yan.schemas.v1.Command;
import im.yan.schemas.v1.CommandAnswered;
import im.yan.schemas.v1.ConversationEvent;
import im.yan.schemas.v1.Diffusion;
import im.yan.schemas.v1.Error;
import im.yan.schemas.v1.ErrorCode;
import im.yan.schemas.v1.InboxEntry;
import im.yan.schemas.v1.ReadPosition;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** In a direct conversation. */
class DirectDiffusionTest {
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

    private static final Decision.Noted NOTHING =
            new Decision.Noted(NUMBERS, Optional.empty(), Optional.empty(), List.of());
    private static final Audience BOTH =
            new Audience(false, Diffusion.WRITE, Diffusion.WRITE, List.of(ALICE, BOB), Set.of(), 0);

    @Test
    void aPostedMessageIsAnAnswerForItsSenderAndAnEventForTheOther() {
        var entries = entriesOf(send(ALICE, 1), new Decision.Happened(EVENT, List.of()));

        assertThat(entries)
                .containsExactly(
                        answer(answered().setAccepted(NUMBERS).setEvent(EVENT)),
                        InboxEntry.newBuilder().setOwnerId(BOB).setEvent(EVENT).build());
    }

    @Test
    void aResendIsAnsweredWithoutTheEventAndNobodyElseNotices() {
        var entries = entriesOf(send(ALICE, 1), new Decision.Resent(NUMBERS));

        assertThat(entries).containsExactly(answer(answered().setAccepted(NUMBERS)));
    }

    @Test
    void aRefusalIsForTheSenderAlone() {
        var error = Error.newBuilder().setCode(ErrorCode.NOT_A_MEMBER).build();

        var entries = entriesOf(send(ALICE, 1), new Decision.Refused(error));

        assertThat(entries).containsExactly(answer(answered().setRefused(error)));
    }

    @Test
    void aReadPositionIsForBoth() {
        var position = ReadPosition.newBuilder().setUserId(BOB).setSeq(4).build();

        var entries = entriesOf(markRead(BOB, 4, 4), NOTHING.with(position));

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
        assertThat(entriesOf(markRead(BOB, 1, 1), NOTHING)).isEmpty();
    }

    private static List<InboxEntry> entriesOf(Command command, Decision decision) {
        var decided = new Decided(command, decision, BOTH);
        assertThat(Broadcasts.of(decided)).isEmpty();
        return InboxEntries.of(decided);
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
