// SPDX-License-Identifier: Apache-2.0
package im.yan.push.provider;

import im.yan.schemas.Topics;
import im.yan.schemas.v1.DeviceState;
import im.yan.schemas.v1.PushRequest;
import im.yan.schemas.v1.WebPushTarget;
import java.time.Instant;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;

/** Requests with defaults, and the records they come in. */
final class Requests {
    static final long BOB = 2_000;
    static final long NOW = Instant.parse("2030-01-01T00:00:00Z").toEpochMilli();

    private Requests() {}

    /** One message of the conversation, told to Bob. */
    static PushRequest request(String conversationId, long seq) {
        return PushRequest.newBuilder()
                .setUserId(BOB)
                .setConversationId(conversationId)
                .setFirstSeq(seq)
                .setLastSeq(seq)
                .setMessages(1)
                .setSenderId(1_000)
                .setPreview("hello")
                .setUnreadTotal(3)
                .setTimeMillis(NOW)
                .build();
    }

    static DeviceState device(String id, WebPushTarget target) {
        return DeviceState.newBuilder()
                .setUserId(BOB)
                .setDeviceId(id)
                .setPush(target)
                .build();
    }

    static ConsumerRecord<byte[], byte[]> record(long offset, PushRequest request) {
        return record(offset, request.toByteArray());
    }

    static ConsumerRecord<byte[], byte[]> record(long offset, byte[] value) {
        return new ConsumerRecord<>(
                Topics.PUSH.name(),
                0,
                offset,
                NOW,
                TimestampType.CREATE_TIME,
                0,
                value.length,
                new byte[0],
                value,
                new RecordHeaders(),
                Optional.empty());
    }
}
