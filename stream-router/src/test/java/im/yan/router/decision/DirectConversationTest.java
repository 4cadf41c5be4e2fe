// SPDX-License-Identifier: Apache-2.0
package im.yan.router.decision;

import static im.yan.router.Commands.ALICE;
import static im.yan.router.Commands.BOB;
import static im.yan.router.Commands.CHAT;
import static im.yan.router.Commands.command;
import static im.yan.router.Commands.id;
import static im.yan.router.Commands.markRead;
import static im.yan.router.Commands.send;
import static org.assertj.core.api.Assertions.assertThat;

import im.yan.router.PlainConversation;
import im.yan.router.conversation.Accounts;
import im.yan.router.conversation.Arrival;
import im.yan.router.conversation.Decision;
import im.yan.router.conversation.MemberDevice;
import im.yan.router.conversation.Refusal;
import im.yan.router.conversation.Rules;
import im.yan.schemas.ProtocolLimits;
import im.yan.schemas.v1.Accepted;
import im.yan.schemas.v1.Command;
import im.yan.schemas.v1.ConversationEvent;
import im.yan.schemas.v1.MarkRead;
import im.yan.schemas.v1.ReadPosition;
import im.yan.schemas.v1.RecallMessage;
import im.yan.schemas.v1.StoredAnswers;
import im.yan.schemas.v1.StoredMember;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The rules that hold in every conversation, in a direct one. */
class DirectConversationTest {
    private final PlainConversation chat = new PlainConversation(CHAT, Rules.standard(500));

    @Test
    void aMessageGetsTheNextNumbersAndTheTimeOfItsArrival() {
        decide(send(ALICE, 1));

        var event = posted(decide(send(ALICE, 2)));

        assertThat(event.getSeq()).isEqualTo(2);
        assertThat(event.getMessageNo()).isEqualTo(2);
        assertThat(event.getTimeMillis()).isEqualTo(PlainConversation.START + 2);
        assertThat(event.getEventId()).isEqualTo(new Arrival(PlainConversation.START + 2, 1, 2).eventId());
        assertThat(event.getActorId()).isEqualTo(ALICE);
        assertThat(event.getClientMsgId()).isEqualTo(id(2));
        assertThat(event.getConversationId()).isEqualTo(CHAT.text());
        assertThat(event.getMessagePosted().getContent().getText().getBody()).isEqualTo("message 2");
    }

    @Test
    void aResendGetsTheFirstAnswerAndChangesNothing() {
        var first = posted(decide(send(ALICE, 1)));
        decide(send(ALICE, 2));
        var before = List.of(chat.head(), alice(), answersToAlice());

        var answer = decide(send(ALICE, 1));

        assertThat(answer).isEqualTo(new Decision.Resent(numbersOf(first)));
        assertThat(List.of(chat.head(), alice(), answersToAlice())).isEqualTo(before);
    }

    @Test
    void aResendIsRecognisedThoughTheAccountWasDisabledSince() {
        decide(send(ALICE, 1));
        chat.accounts.put(ALICE, Accounts.Standing.DISABLED);
        chat.accounts.put(BOB, Accounts.Standing.UNKNOWN);

        assertThat(decide(send(ALICE, 1))).isInstanceOf(Decision.Resent.class);
        assertThat(decide(send(ALICE, 2))).isEqualTo(Refusal.ACCOUNT_DISABLED.decision());
    }

    @Test
    void exactlyTheLastAnswersAreRemembered() {
        for (int n = 1; n <= ProtocolLimits.ANSWERS_REMEMBERED + 1; n++) {
            decide(send(ALICE, n));
        }

        assertThat(answersToAlice().getRecentCount()).isEqualTo(ProtocolLimits.ANSWERS_REMEMBERED);
        assertThat(decide(send(ALICE, 2))).isInstanceOf(Decision.Resent.class);
        assertThat(decide(send(ALICE, 1))).isInstanceOf(Decision.Happened.class);
    }

    @Test
    void aRefusedMessageMayBeSentAgainOnceTheReasonIsGone() {
        chat.accounts.put(BOB, Accounts.Standing.UNKNOWN);
        assertThat(decide(send(ALICE, 1))).isEqualTo(Refusal.RECIPIENT_UNKNOWN.decision());
        chat.accounts.put(BOB, Accounts.Standing.ACTIVE);

        assertThat(posted(decide(send(ALICE, 1))).getSeq()).isEqualTo(1);
    }

    @Test
    void whoIsBlockedSaysNothingToTheOtherButTakesBackWhatShePleases() {
        var said = posted(decide(send(ALICE, 1)));
        chat.blocks.put(BOB, ALICE);

        assertThat(decide(send(ALICE, 2))).isEqualTo(Refusal.BLOCKED.decision());
        assertThat(decide(send(ALICE, 1))).isInstanceOf(Decision.Resent.class);
        var recall = command(ALICE)
                .setClientMsgId(id(3))
                .setRecallMessage(RecallMessage.newBuilder().setTargetSeq(said.getSeq()))
                .build();
        assertThat(decide(recall)).isInstanceOf(Decision.Happened.class);
        assertThat(decide(send(BOB, 4))).isInstanceOf(Decision.Happened.class);
        chat.blocks.clear();
        assertThat(decide(send(ALICE, 5))).isInstanceOf(Decision.Happened.class);
    }

    @Test
    void aSenderWhomTheFeedHasNotAnnouncedMaySend() {
        chat.accounts.put(ALICE, Accounts.Standing.UNKNOWN);

        assertThat(decide(send(ALICE, 1))).isInstanceOf(Decision.Happened.class);
    }

    @Test
    void aDisabledRecipientStillReceives() {
        chat.accounts.put(BOB, Accounts.Standing.DISABLED);

        assertThat(decide(send(ALICE, 1))).isInstanceOf(Decision.Happened.class);
    }

    @Test
    void aDisabledAccountMayNotMarkRead() {
        decide(send(ALICE, 1));
        chat.accounts.put(ALICE, Accounts.Standing.DISABLED);

        assertThat(decide(markRead(ALICE, 1, 1))).isEqualTo(Refusal.ACCOUNT_DISABLED.decision());
    }

    @Test
    void aCommandOfNoKindIsRefused() {
        assertThat(decide(command(ALICE).setClientMsgId(id(1)).build())).isEqualTo(Refusal.COMMAND_UNKNOWN.decision());
    }

    @Test
    void aMessageIdOfAnotherFormIsRefused() {
        assertThat(decide(send(ALICE, "m-1", "hello"))).isEqualTo(Refusal.CLIENT_MSG_ID_MALFORMED.decision());
    }

    @Test
    void aBodyOfNothingIsRefused() {
        assertThat(decide(send(ALICE, id(1), " "))).isEqualTo(Refusal.CONTENT_EMPTY.decision());
    }

    @Test
    void aBodyAboveTheLimitIsRefused() {
        var body = "x".repeat(ProtocolLimits.TEXT_BYTES_MAX + 1);

        assertThat(decide(send(ALICE, id(1), body))).isEqualTo(Refusal.CONTENT_TOO_LARGE.decision());
    }

    @Test
    void readingMovesForwardOnly() {
        postedByBob(5);

        assertThat(read(markRead(ALICE, 3, 3))).isPresent();
        assertThat(read(markRead(ALICE, 3, 3))).isEmpty();
        assertThat(read(markRead(ALICE, 2, 2))).isEmpty();
        assertThat(alice().getReadSeq()).isEqualTo(3);
    }

    @Test
    void neitherPositionMovesBackWhenTheOtherMovesForward() {
        postedByBob(5);
        decide(markRead(ALICE, 3, 3));

        var position = read(markRead(ALICE, 5, 2)).orElseThrow();

        assertThat(position.getSeq()).isEqualTo(5);
        assertThat(position.getMessageNo()).isEqualTo(3);
    }

    @Test
    void sendingImpliesReading() {
        postedByBob(2);

        decide(send(ALICE, 3));

        assertThat(alice().getReadSeq()).isEqualTo(3);
        assertThat(alice().getReadNo()).isEqualTo(3);
        assertThat(read(markRead(ALICE, 3, 3))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"6,5", "5,6", "2,3", "-1,-1", "3,-1", "9223372036854775807,1"})
    void aPositionThatCannotBeIsRefused(long seq, long messageNo) {
        postedByBob(5);

        assertThat(decide(markRead(ALICE, seq, messageNo))).isEqualTo(Refusal.POSITION_IMPOSSIBLE.decision());
    }

    @Test
    void beforeTheFirstMessageThereIsNothingToRead() {
        assertThat(read(command(ALICE)
                        .setMarkRead(MarkRead.getDefaultInstance())
                        .build()))
                .isEmpty();
        assertThat(decide(markRead(ALICE, 1, 1))).isEqualTo(Refusal.POSITION_IMPOSSIBLE.decision());
    }

    @Test
    void noRefusalIsRetryableAndEachHasASentence() {
        for (var refusal : Refusal.values()) {
            var error = refusal.decision().error();
            assertThat(error.getRetryable()).as(refusal.name()).isFalse();
            assertThat(error.getMessage()).as(refusal.name()).endsWith(".");
        }
    }

    private Decision decide(Command command) {
        return chat.decision(command);
    }

    private Optional<ReadPosition> read(Command command) {
        return ((Decision.Noted) decide(command)).read();
    }

    private void postedByBob(int messages) {
        for (int n = 1; n <= messages; n++) {
            chat.decide(send(BOB, 100 + n));
        }
    }

    private StoredMember alice() {
        return chat.member(ALICE);
    }

    private StoredAnswers answersToAlice() {
        return chat.answers(MemberDevice.of(send(ALICE, 1)));
    }

    private static ConversationEvent posted(Decision decision) {
        return ((Decision.Happened) decision).event();
    }

    private static Accepted numbersOf(ConversationEvent event) {
        return Accepted.newBuilder()
                .setSeq(event.getSeq())
                .setMessageNo(event.getMessageNo())
                .setMessageId(event.getEventId())
                .setTimeMillis(event.getTimeMillis())
                .build();
    }
}
