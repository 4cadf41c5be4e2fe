// SPDX-License-Identifier: Apache-2.0
package im.yan.router.conversation;

import static im.yan.router.Commands.ALICE;
import static im.yan.router.Commands.BOB;
import static im.yan.router.Commands.CHAT;
import static im.yan.router.Commands.command;
import static im.yan.router.Commands.id;
import static im.yan.router.Commands.markRead;
import static im.yan.router.Commands.send;
import static org.assertj.core.api.Assertions.assertThat;

import im.yan.schemas.ProtocolLimits;
import im.yan.schemas.v1.Accepted;
import im.yan.schemas.v1.Command;
import im.yan.schemas.v1.ConversationEvent;
import im.yan.schemas.v1.MarkRead;
import im.yan.schemas.v1.StoredAnswers;
import im.yan.schemas.v1.StoredConversation;
import im.yan.schemas.v1.StoredMember;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConversationTest {
    private static final long TIME = EventId.EPOCH_MILLIS + 1_000;

    private final Map<Long, Accounts.Standing> accounts =
            new HashMap<>(Map.of(ALICE, Accounts.Standing.ACTIVE, BOB, Accounts.Standing.ACTIVE));
    private Conversation alices = new Conversation(
            CHAT,
            new MemberDevice(ALICE, "phone"),
            StoredConversation.getDefaultInstance(),
            StoredMember.getDefaultInstance(),
            StoredAnswers.getDefaultInstance());
    private int offset;

    @Test
    void aMessageGetsTheNextNumbersAndTheTimeOfItsArrival() {
        decide(send(ALICE, 1));

        var event = posted(decide(send(ALICE, 2)));

        assertThat(event.getSeq()).isEqualTo(2);
        assertThat(event.getMessageNo()).isEqualTo(2);
        assertThat(event.getTimeMillis()).isEqualTo(TIME + 2);
        assertThat(event.getEventId()).isEqualTo(EventId.of(TIME + 2, 1, 2));
        assertThat(event.getActorId()).isEqualTo(ALICE);
        assertThat(event.getClientMsgId()).isEqualTo(id(2));
        assertThat(event.getConversationId()).isEqualTo(CHAT.text());
        assertThat(event.getMessagePosted().getContent().getText().getBody()).isEqualTo("message 2");
    }

    @Test
    void aResendGetsTheFirstAnswerAndChangesNothing() {
        var first = posted(decide(send(ALICE, 1)));
        decide(send(ALICE, 2));
        var before = alices;

        var answer = decide(send(ALICE, 1));

        assertThat(answer).isEqualTo(new Decision.Resent(numbersOf(first)));
        assertThat(alices).isEqualTo(before);
    }

    @Test
    void aResendIsRecognisedThoughTheAccountWasDisabledSince() {
        decide(send(ALICE, 1));
        accounts.put(ALICE, Accounts.Standing.DISABLED);
        accounts.put(BOB, Accounts.Standing.UNKNOWN);

        assertThat(decide(send(ALICE, 1))).isInstanceOf(Decision.Resent.class);
        assertThat(decide(send(ALICE, 2))).isEqualTo(Refusal.ACCOUNT_DISABLED.decision());
    }

    @Test
    void exactlyTheLastAnswersAreRemembered() {
        for (int n = 1; n <= ProtocolLimits.ANSWERS_REMEMBERED + 1; n++) {
            decide(send(ALICE, n));
        }

        assertThat(alices.answers().getRecentCount()).isEqualTo(ProtocolLimits.ANSWERS_REMEMBERED);
        assertThat(decide(send(ALICE, 2))).isInstanceOf(Decision.Resent.class);
        assertThat(decide(send(ALICE, 1))).isInstanceOf(Decision.Posted.class);
    }

    @Test
    void aRefusedMessageMayBeSentAgainOnceTheReasonIsGone() {
        accounts.put(BOB, Accounts.Standing.UNKNOWN);
        assertThat(decide(send(ALICE, 1))).isEqualTo(Refusal.RECIPIENT_UNKNOWN.decision());
        accounts.put(BOB, Accounts.Standing.ACTIVE);

        assertThat(posted(decide(send(ALICE, 1))).getSeq()).isEqualTo(1);
    }

    @Test
    void aSenderWhomTheFeedHasNotAnnouncedMaySend() {
        accounts.remove(ALICE);

        assertThat(decide(send(ALICE, 1))).isInstanceOf(Decision.Posted.class);
    }

    @Test
    void aDisabledRecipientStillReceives() {
        accounts.put(BOB, Accounts.Standing.DISABLED);

        assertThat(decide(send(ALICE, 1))).isInstanceOf(Decision.Posted.class);
    }

    @Test
    void aDisabledAccountMayNotMarkRead() {
        decide(send(ALICE, 1));
        accounts.put(ALICE, Accounts.Standing.DISABLED);

        assertThat(decide(markRead(ALICE, 1, 1))).isEqualTo(Refusal.ACCOUNT_DISABLED.decision());
    }

    @Test
    void aCommandOfNoKindIsRefused() {
        assertThat(decide(command(ALICE).build())).isEqualTo(Refusal.COMMAND_UNKNOWN.decision());
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

        assertThat(decide(markRead(ALICE, 3, 3))).isInstanceOf(Decision.Advanced.class);
        assertThat(decide(markRead(ALICE, 3, 3))).isEqualTo(new Decision.Unchanged());
        assertThat(decide(markRead(ALICE, 2, 2))).isEqualTo(new Decision.Unchanged());
        assertThat(alices.member().getReadSeq()).isEqualTo(3);
    }

    @Test
    void neitherPositionMovesBackWhenTheOtherMovesForward() {
        postedByBob(5);
        decide(markRead(ALICE, 3, 3));

        var advanced = (Decision.Advanced) decide(markRead(ALICE, 5, 2));

        assertThat(advanced.position().getSeq()).isEqualTo(5);
        assertThat(advanced.position().getMessageNo()).isEqualTo(3);
    }

    @Test
    void sendingImpliesReading() {
        postedByBob(2);

        decide(send(ALICE, 3));

        assertThat(alices.member().getReadSeq()).isEqualTo(3);
        assertThat(alices.member().getReadNo()).isEqualTo(3);
        assertThat(decide(markRead(ALICE, 3, 3))).isEqualTo(new Decision.Unchanged());
    }

    @ParameterizedTest
    @CsvSource({"6,5", "5,6", "2,3", "-1,-1", "3,-1", "9223372036854775807,1"})
    void aPositionThatCannotBeIsRefused(long seq, long messageNo) {
        postedByBob(5);

        assertThat(decide(markRead(ALICE, seq, messageNo))).isEqualTo(Refusal.POSITION_IMPOSSIBLE.decision());
    }

    @Test
    void beforeTheFirstMessageThereIsNothingToRead() {
        assertThat(decide(command(ALICE)
                        .setMarkRead(MarkRead.getDefaultInstance())
                        .build()))
                .isEqualTo(new Decision.Unchanged());
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
        offset++;
        var decision = alices.decide(
                command,
                new Arrival(TIME + offset, 1, offset),
                Rules.STANDARD,
                user -> accounts.getOrDefault(user, Accounts.Standing.UNKNOWN));
        alices = alices.after(decision, Rules.STANDARD);
        return decision;
    }

    private void postedByBob(int messages) {
        var head = StoredConversation.newBuilder()
                .setHeadSeq(messages)
                .setHeadMessageNo(messages)
                .build();
        alices = new Conversation(CHAT, alices.device(), head, alices.member(), alices.answers());
    }

    private static ConversationEvent posted(Decision decision) {
        return ((Decision.Posted) decision).event();
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
