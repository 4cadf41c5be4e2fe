// SPDX-License-Identifier: Apache-2.0
package im.yan.schemas;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import com.google.protobuf.Parser;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/** Protobuf values as plain bytes, no registry prefix. Bytes that are not a {@code V} are a {@link SerializationException}. */
public final class ProtobufSerde<V extends Message> implements Serde<V> {
    private final Parser<V> parser;

    public ProtobufSerde(Parser<V> parser) {
        this.parser = parser;
    }

    @Override
    public Serializer<V> serializer() {
        return (topic, value) -> toBytes(value);
    }

    @Override
    public Deserializer<V> deserializer() {
        return (topic, bytes) -> fromBytes(topic, bytes);
    }

    private static <V extends Message> byte @Nullable [] toBytes(@Nullable V value) {
        return value == null ? null : value.toByteArray();
    }

    @SuppressWarnings("NullAway") // Kafka's tombstones: null in, null out
    private V fromBytes(String topic, byte @Nullable [] bytes) {
        if (bytes == null) {
            return null;
        }
        try {
            return parser.parseFrom(bytes);
        } catch (InvalidProtocolBufferException e) {
            throw new SerializationException("a record of " + topic + " is not the message it should be", e);
        }
    }
}
