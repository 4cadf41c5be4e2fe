// SPDX-License-Identifier: Apache-2.0
package im.yan.router;

import static im.yan.router.Commands.ALICE;
import static im.yan.router.Commands.BOB;
import static im.yan.router.Commands.CHAT;
import static im.yan.router.Commands.ORIGIN;
import static im.yan.router.Commands.id;
import static im.yan.router.Commands.in;
import static im.yan.router.Commands.markRead;
import static im.yan.router.Commands.onDevice;
import static im.yan.router.Commands.send;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import im.yan.router.conversation.Rules;
import im.yan.schemas.ConversationId;
import im.yan.schemas.ProtocolLimits;
import im.yan.schemas.TraceHeader;
import im.yan.schemas.v1.Accepted;
import im.yan.schemas.v1.AccountState;
import im.yan.schemas.v1.ConversationEvent;
import im.yan.schemas.v1.ErrorCode;
import im.yan.schemas.v1.InboxEntry;
import java.util.Random;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RouterTopologyTest {
    private final RouterDriver router = RouterDriver.standard();

    @AfterEach
    void close() {
        router.close();
    }

    @Test
    void aMessageEntersTheLogOfItsConversationAndBothInboxes() {
        router.decide(send(ALICE, 1));

        var event = router.messages.readRecord();
        assertThat(event.key()).isEqualTo(CHAT.text());
        assertThat(event.value().getSeq()).isEqualTo(1);
        assertThat(event.value().getTimeMillis()).isEqualTo(RouterDriver.START.toEpochMilli());
        var answer = router.inbox.readRecord();
        assertThat(answer.key()).isEqualTo(Long.toString(ALICE));
        assertThat(answer.value().getAnswered().getOrigin()).isEqualTo(ORIGIN);
        assertThat(answer.value().getAnswered().getEvent()).isEqualTo(event.value());
        assertThat(answer.value().getAnswered().getAccepted().getMessageId())
                .isEqualTo(event.value().getEventId());
        var delivery = router.inbox.readRecord();
        assertThat(delivery.key()).isEqualTo(Long.toString(BOB));
        assertThat(delivery.value().getEvent()).isEqualTo(event.value());
        assertThat(router.receipts.isEmpty()).isTrue();
    }

    @Test
    void whatWasRefusedOnceStaysRefusedSoThatItDoesNotOvertakeWhatIsNewer() {
        var early = markRead(BOB, 1, 1).toBuilder().setClientMsgId(id(7)).build();
        router.decide(early);

        router.decide(send(ALICE, 1), early);

        assertThat(router.inbox.readValuesToList())
                .filteredOn(entry -> entry.getAnswered().getClientMsgId().equals(id(7)))
                .extracting(entry -> entry.getAnswered().getRefused().getCode())
                .containsExactly(ErrorCode.INVALID_ARGUMENT, ErrorCode.INVALID_ARGUMENT);
    }

    @Test
    void aMessageToSomebodyWhoIsNotKnownYetIsTakenOnceSheIs() {
        var toCarol = send(ALICE, 1).toBuilder()
                .setConversationId(ConversationId.direct(ALICE, 603).text())
                .build();
        router.decide(toCarol);
        router.account(603, AccountState.Status.ACTIVE);

        router.decide(toCarol);

        assertThat(router.messages.readValuesToList()).hasSize(1);
    }

    @Test
    void whatOneDevicePostsDoesNotMakeTheRouterForgetAnothersAnswers() {
        router.decide(onDevice("phone", send(ALICE, 0)));
        for (var n = 1; n <= ProtocolLimits.ANSWERS_REMEMBERED + 1; n++) {
            router.decide(onDevice("laptop", send(ALICE, n)));
        }

        router.decide(onDevice("phone", send(ALICE, 0)));

        assertThat(router.messages.readValuesToList())
                .extracting(ConversationEvent::getClientMsgId)
                .doesNotHaveDuplicates();
        assertThat(router.counted("resent", "none")).isEqualTo(1);
    }

    @Test
    void ofTooManyDevicesTheOneSilentLongestIsForgotten() {
        for (var n = 0; n <= ProtocolLimits.DEVICES_REMEMBERED; n++) {
            router.decide(onDevice("device-" + n, send(ALICE, n)));
        }

        router.decide(onDevice("device-1", send(ALICE, 1)), onDevice("device-0", send(ALICE, 0)));

        assertThat(router.counted("resent", "none")).isEqualTo(1);
        assertThat(router.counted("accepted", "none")).isEqualTo(ProtocolLimits.DEVICES_REMEMBERED + 2);
    }

    @Test
    void aResentMessageIsPostedOnceAndAnsweredTwice() {
        router.decide(send(ALICE, 1), send(BOB, 2), send(ALICE, 1));

        assertThat(router.messages.readValuesToList())
                .extracting(ConversationEvent::getClientMsgId)
                .containsExactly(id(1), id(2));
        assertThat(router.inbox.readValuesToList().stream()
                        .filter(entry -> entry.getOwnerId() == ALICE && entry.hasAnswered())
                        .map(entry -> entry.getAnswered().getAccepted()))
                .hasSize(2)
                .containsOnly(acceptedAs(1));
        assertThat(router.counted("resent", "none")).isEqualTo(1);
        assertThat(router.counted("accepted", "none")).isEqualTo(2);
    }

    @Test
    void twoMembersMayChooseTheSameMessageId() {
        router.decide(send(ALICE, 1), send(BOB, 1));

        assertThat(router.messages.readValuesToList())
                .extracting(ConversationEvent::getActorId)
                .containsExactly(ALICE, BOB);
    }

    @Test
    void conversationsAreNumberedApart() {
        var other = ConversationId.direct(ALICE, 700);
        router.account(700, AccountState.Status.ACTIVE);

        router.decide(send(ALICE, 1), in(other, send(ALICE, 1)), send(ALICE, 2));

        assertThat(router.messages.readValuesToList())
                .extracting(ConversationEvent::getConversationId, ConversationEvent::getSeq)
                .containsExactly(tuple(CHAT.text(), 1L), tuple(other.text(), 1L), tuple(CHAT.text(), 2L));
    }

    @Test
    void readingTellsBothAndKeepsAReceipt() {
        router.decide(send(ALICE, 1), send(ALICE, 2), markRead(BOB, 2, 2));

        var receipt = router.receipts.readRecord();
        assertThat(receipt.key()).isEqualTo(BOB + "/" + CHAT.text() + "/read");
        assertThat(receipt.value().getRead().getSeq()).isEqualTo(2);
        assertThat(router.inbox.readKeyValuesToList().stream()
                        .filter(entry -> entry.value.hasRead())
                        .map(entry -> entry.key))
                .containsExactlyInAnyOrder(Long.toString(ALICE), Long.toString(BOB));
    }

    @Test
    void readingWhatWasReadSaysNothing() {
        router.decide(send(ALICE, 1), markRead(BOB, 1, 1), markRead(BOB, 1, 1), markRead(ALICE, 1, 1));

        assertThat(router.receipts.readValuesToList()).hasSize(1);
        assertThat(router.inbox.readValuesToList().stream().filter(InboxEntry::hasRead))
                .hasSize(2);
        assertThat(router.counted("unchanged", "none")).isEqualTo(2);
    }

    @Test
    void aStrangerIsRefusedAndLeavesNoTrace() {
        router.decide(send(603, 1), send(ALICE, 2));

        var refused = router.inbox.readRecord();
        assertThat(refused.key()).isEqualTo("603");
        assertThat(refused.value().getAnswered().getRefused().getCode()).isEqualTo(ErrorCode.NOT_A_MEMBER);
        assertThat(refused.value().getAnswered().getClientMsgId()).isEqualTo(id(1));
        assertThat(router.messages.readValue().getSeq()).isEqualTo(1);
        assertThat(router.counted("refused", "NOT_A_MEMBER")).isEqualTo(1);
    }

    @Test
    void aMessageToNobodyIsRefused() {
        router.decide(in(ConversationId.direct(ALICE, 999), send(ALICE, 1)));

        assertThat(refusal()).isEqualTo(ErrorCode.RECIPIENT_UNKNOWN);
        assertThat(router.messages.isEmpty()).isTrue();
    }

    @Test
    void anAccountIsDisabledAndEnabledByTheFeed() {
        router.account(ALICE, AccountState.Status.DISABLED);
        router.decide(send(ALICE, 1));
        router.account(ALICE, AccountState.Status.ACTIVE);
        router.decide(send(ALICE, 1));

        assertThat(refusal()).isEqualTo(ErrorCode.ACCOUNT_DISABLED);
        assertThat(router.messages.readValue().getSeq()).isEqualTo(1);
    }

    @Test
    void anAccountThatCannotBeReadIsAsIfUnannounced() {
        router.unreadableAccount(BOB);
        router.decide(send(ALICE, 1));

        assertThat(refusal()).isEqualTo(ErrorCode.RECIPIENT_UNKNOWN);
    }

    @Test
    void aBlockHoldsUntilItIsTakenBack() {
        router.block(BOB, ALICE);
        router.decide(send(ALICE, 1));
        assertThat(refusal()).isEqualTo(ErrorCode.BLOCKED);

        router.unblock(BOB, ALICE);
        router.decide(send(ALICE, 2));

        assertThat(router.messages.readValue().getSeq()).isEqualTo(1);
    }

    @Test
    void aMalformedConversationIsRefused() {
        router.decide(send(ALICE, 1).toBuilder().setConversationId("general").build());

        assertThat(refusal()).isEqualTo(ErrorCode.INVALID_ARGUMENT);
    }

    @Test
    void theTraceReachesEveryOutputAndNoOtherHeaderDoes() {
        var trace = TraceHeader.random(new Random(7));
        var headers = new RecordHeaders();
        trace.addTo(headers);
        headers.add("other", new byte[] {1});

        router.decide(send(ALICE, 1), headers);
        router.decide(markRead(BOB, 1, 1), headers);

        assertTraced(router.messages.readRecord(), trace);
        assertTraced(router.receipts.readRecord(), trace);
        router.inbox.readRecordsToList().forEach(entry -> assertTraced(entry, trace));
    }

    @Test
    void everyNodeHasANameOfOurs() {
        var topology = RouterTopology.build(Rules.standard(500), new CommandMetrics(router.metrics));

        assertThat(topology.describe().toString()).doesNotContain("KSTREAM-", "KTABLE-");
    }

    private static void assertTraced(TestRecord<?, ?> record, TraceHeader trace) {
        assertThat(TraceHeader.of(record.headers())).contains(trace);
        assertThat(record.headers().toArray()).hasSize(1);
    }

    private ErrorCode refusal() {
        return router.inbox.readValue().getAnswered().getRefused().getCode();
    }

    private static Accepted acceptedAs(long seq) {
        var millis = RouterDriver.START.toEpochMilli() + seq - 1;
        return Accepted.newBuilder()
                .setSeq(seq)
                .setMessageNo(seq)
                .setTimeMillis(millis)
                .setMessageId((millis - 1_577_836_800_000L) << 22 | (seq - 1))
                .build();
    }
}
