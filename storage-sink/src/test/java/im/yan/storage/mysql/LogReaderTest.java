// SPDX-License-Identifier: Apache-2.0
package im.yan.storage.mysql;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import im.yan.schemas.ConversationId;
import im.yan.schemas.Topics;
import im.yan.schemas.v1.ConversationEvent;
import im.yan.schemas.v1.ConversationMarks;
import im.yan.schemas.v1.DeliveredPosition;
import im.yan.schemas.v1.MessagePosted;
import im.yan.schemas.v1.MessageRecalled;
import im.yan.schemas.v1.MessagesHidden;
import im.yan.schemas.v1.ReadPosition;
import im.yan.schemas.v1.Receipt;
import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LogReaderTest {
    private static final String CONVERSATION = "d:1:2";

    @Test
    void anEventIsARowAsItStandsInTheLog() {
        var event = event().build();

        var entry = accepted(message(event.toByteArray()));

        assertThat(entry.event()).hasValue(new EventRow(CONVERSATION, 7, 5, 99, 1, 1234, event.toByteString()));
    }

    @Test
    void bothPartiesTakePartAndTheAuthorHasRead() {
        var entry = accepted(message(posted().build().toByteArray()));

        assertThat(entry.changes())
                .containsExactly(participant(1), participant(2), participant(1).read(7, 5));
    }

    @Test
    void anAuthorFromOutsideHasReadNothing() {
        var entry = accepted(message(posted().setActorId(3).build().toByteArray()));

        assertThat(entry.changes()).containsExactly(participant(1), participant(2));
    }

    @Test
    void aMessageInAGroupTouchesItsAuthorOnly() {
        var entry = accepted(message(posted().setConversationId("g:9")
                .setMemberCount(100_000)
                .build()
                .toByteArray()));

        assertThat(entry.changes())
                .containsExactly(Participant.of(new ConversationId.Group(9), 1).read(7, 5));
    }

    @Test
    void whoChangesAMessageMayNotHaveReadTheLast() {
        var recalled = event().setMessageRecalled(MessageRecalled.newBuilder().setTargetSeq(3));

        assertThat(accepted(message(recalled.build().toByteArray())).changes())
                .containsExactly(participant(1), participant(2), new Amendment(CONVERSATION, 3, 7, 0));
    }

    @Test
    void anEventOfAKindToComeIsKept() {
        var unknownKind = event().build();

        assertThat(unknownKind.getKindCase()).isEqualTo(ConversationEvent.KindCase.KIND_NOT_SET);
        assertThat(accepted(message(unknownKind.toByteArray())).event()).isPresent();
    }

    @ParameterizedTest
    @CsvSource({
        "'',     1,  1",
        "d:2:1,  1,  1",
        "g:0,    1,  1",
        "d:1:99999999999999999999999999999999999999999, 1, 1",
        "d:1:2,  0,  0",
        "d:1:2, -1,  0",
        "d:1:2,  1, -1",
        "d:1:2,  1,  2"
    })
    void anEventThatCannotBeIsRejected(String conversation, long seq, long messageNo) {
        var event = event().setConversationId(conversation)
                .setSeq(seq)
                .setMessageNo(messageNo)
                .build();

        assertThat(message(event.toByteArray())).isInstanceOf(LogEntry.Rejected.class);
    }

    @Test
    void anEventWithoutAValueIsRejected() {
        assertThat(message(null)).isInstanceOf(LogEntry.Rejected.class);
    }

    @Test
    void aReasonDoesNotQuoteTheContent() {
        var rejected = message("something private".getBytes(UTF_8));

        assertThat(rejected).isInstanceOf(LogEntry.Rejected.class);
        assertThat(rejected.toString()).doesNotContain("private");
    }

    @Test
    void whateverTheBytesAreThereIsAnAnswer() {
        var seed = RandomGenerator.getDefault().nextLong();
        var random = new Random(seed);
        for (int i = 0; i < 2_000; i++) {
            var bytes = new byte[random.nextInt(64)];
            random.nextBytes(bytes);

            assertThat(message(bytes)).as("seed %d", seed).isNotNull();
            assertThat(receipt(bytes)).as("seed %d", seed).isNotNull();
        }
    }

    @Test
    void receiptsArePositions() {
        assertThat(changes(Receipt.newBuilder().setRead(readPosition())))
                .containsExactly(participant(2).read(7, 5));
        assertThat(changes(Receipt.newBuilder().setDelivered(deliveredPosition())))
                .containsExactly(participant(2).delivered(7));
    }

    @Test
    void marksAreOfOneUserAndVersion() {
        assertThat(changes(Receipt.newBuilder().setMarks(marks())))
                .containsExactly(participant(2).marked(new Participant.Marks(4, 1_000, true, 6)));
    }

    @Test
    void everyHiddenMessageIsARow() {
        assertThat(changes(Receipt.newBuilder().setHidden(hidden())))
                .containsExactly(new HiddenMessage(2, CONVERSATION, 3), new HiddenMessage(2, CONVERSATION, 5));
    }

    @Test
    void aReceiptOfAGroupMakesNobodyAMember() {
        var entry = changes(Receipt.newBuilder().setRead(readPosition().setConversationId("g:9")));

        assertThat(entry).singleElement().isInstanceOfSatisfying(Participant.class, reader -> {
            assertThat(reader.membership().member()).isFalse();
            assertThat(reader.positions()).isEqualTo(new Participant.Positions(0, 7, 5));
        });
    }

    @Test
    void aReceiptThatCannotBeIsRejected() {
        assertRejected(Receipt.newBuilder());
        assertRejected(Receipt.newBuilder().setRead(readPosition().setSeq(0)));
        assertRejected(Receipt.newBuilder().setRead(readPosition().setMessageNo(8)));
        assertRejected(Receipt.newBuilder().setRead(readPosition().setMessageNo(-1)));
        assertRejected(Receipt.newBuilder().setRead(readPosition().setUserId(3)));
        assertRejected(Receipt.newBuilder().setDelivered(deliveredPosition().setSeq(0)));
        assertRejected(Receipt.newBuilder().setDelivered(deliveredPosition().setConversationId("d:2:1")));
        assertRejected(Receipt.newBuilder()
                .setRead(readPosition().setConversationId("g:9").setUserId(0)));
        assertRejected(Receipt.newBuilder().setMarks(marks().setVersion(0)));
        assertRejected(Receipt.newBuilder().setMarks(marks().setClearedSeq(-1)));
        assertRejected(Receipt.newBuilder().setMarks(marks().setUserId(3)));
        assertRejected(Receipt.newBuilder().setHidden(hidden().addSeqs(0)));
        assertRejected(Receipt.newBuilder().setHidden(hidden().setConversationId("")));
    }

    @Test
    void aTombstoneAmongTheReceiptsTouchesNothing() {
        assertThat(receipt((byte[]) null)).isEqualTo(LogEntry.Accepted.NOTHING);
    }

    private static void assertRejected(Receipt.Builder receipt) {
        assertThat(receipt(receipt)).as(receipt.toString()).isInstanceOf(LogEntry.Rejected.class);
    }

    private static ReadPosition.Builder readPosition() {
        return ReadPosition.newBuilder()
                .setConversationId(CONVERSATION)
                .setUserId(2)
                .setSeq(7)
                .setMessageNo(5);
    }

    private static DeliveredPosition.Builder deliveredPosition() {
        return DeliveredPosition.newBuilder()
                .setConversationId(CONVERSATION)
                .setUserId(2)
                .setSeq(7);
    }

    private static ConversationMarks.Builder marks() {
        return ConversationMarks.newBuilder()
                .setConversationId(CONVERSATION)
                .setUserId(2)
                .setVersion(4)
                .setMutedUntilMillis(1_000)
                .setMarkedUnread(true)
                .setClearedSeq(6);
    }

    private static MessagesHidden.Builder hidden() {
        return MessagesHidden.newBuilder()
                .setConversationId(CONVERSATION)
                .setUserId(2)
                .addSeqs(3)
                .addSeqs(5);
    }

    private static Participant participant(long user) {
        return Participant.of(new ConversationId.Direct(1, 2), user);
    }

    private static ConversationEvent.Builder posted() {
        return event().setMessagePosted(MessagePosted.getDefaultInstance());
    }

    private static ConversationEvent.Builder event() {
        return ConversationEvent.newBuilder()
                .setConversationId(CONVERSATION)
                .setSeq(7)
                .setMessageNo(5)
                .setEventId(99)
                .setActorId(1)
                .setTimeMillis(1234);
    }

    private static LogEntry.Accepted accepted(LogEntry entry) {
        assertThat(entry).isInstanceOf(LogEntry.Accepted.class);
        return (LogEntry.Accepted) entry;
    }

    private static List<Change> changes(Receipt.Builder receipt) {
        return accepted(receipt(receipt)).changes();
    }

    private static LogEntry message(byte @Nullable [] value) {
        return read(Topics.MESSAGES.name(), value);
    }

    private static LogEntry receipt(byte @Nullable [] value) {
        return read(Topics.RECEIPTS.name(), value);
    }

    private static LogEntry receipt(Receipt.Builder receipt) {
        return receipt(receipt.build().toByteArray());
    }

    private static LogEntry read(String topic, byte @Nullable [] value) {
        return LogReader.read(new ConsumerRecord<>(topic, 0, 0, new byte[0], value));
    }
}
