// SPDX-License-Identifier: Apache-2.0
package im.yan.storage.replay;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Message;
import im.yan.schemas.ConversationId;
import im.yan.schemas.Topics;
import im.yan.schemas.v1.ReadPosition;
import im.yan.schemas.v1.Receipt;
import im.yan.storage.Events;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

class TouchedTest {
    private static final ConversationId.Direct ONE = new ConversationId.Direct(1, 2);
    private static final ConversationId.Direct OTHER = new ConversationId.Direct(1, 3);

    private final Touched touched = new Touched();

    @Test
    void aRecallConcernsItsMessageAndAReceiptNoEvent() {
        var receipt = Receipt.newBuilder()
                .setRead(ReadPosition.newBuilder().setConversationId(OTHER.text()))
                .build();

        touched.add(List.of(
                record(Topics.MESSAGES.name(), Events.posted(ONE, 9)),
                record(Topics.MESSAGES.name(), Events.recalled(ONE, 10, 4)),
                record(Topics.MESSAGES.name(), Events.posted(ONE, 11)),
                record(Topics.RECEIPTS.name(), receipt)));

        assertThat(touched.take()).isEqualTo(Map.of(ONE.text(), 4L, OTHER.text(), Concern.NO_EVENT));
        assertThat(touched.take()).isEmpty();
    }

    @Test
    void whatCannotBeReadConcernsNobody() {
        touched.add(List.of(
                record(Topics.MESSAGES.name(), "no protobuf".getBytes(UTF_8)),
                record(Topics.RECEIPTS.name(), Receipt.getDefaultInstance())));

        assertThat(touched.take()).isEmpty();
    }

    @Test
    void soManyConversationsAreHeldAtMost() {
        touched.add(LongStream.rangeClosed(1, Touched.CONVERSATIONS_MAX - 1)
                .mapToObj(user ->
                        record(Topics.MESSAGES.name(), Events.posted(new ConversationId.Direct(user, user + 1), 1)))
                .toList());
        assertThat(touched.isFull()).isFalse();

        touched.add(List.of(record(Topics.MESSAGES.name(), Events.posted(new ConversationId.Direct(1, 9), 1))));

        assertThat(touched.isFull()).isTrue();
    }

    private static ConsumerRecord<byte[], byte[]> record(String topic, Message value) {
        return record(topic, value.toByteArray());
    }

    private static ConsumerRecord<byte[], byte[]> record(String topic, byte[] value) {
        return new ConsumerRecord<>(topic, 0, 0, new byte[0], value);
    }
}
