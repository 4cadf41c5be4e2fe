// SPDX-License-Identifier: Apache-2.0
package im.yan.schemas;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.protobuf.InvalidProtocolBufferException;
import java.io.PrintStream;
import java.util.HexFormat;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.MessageFormatter;
import org.jspecify.annotations.Nullable;

/**
 * Lets {@code kafka-console-consumer --formatter im.yan.schemas.RecordFormatter} print any of our topics, one line a record:
 * partition, offset, key and the value as JSON, or its bytes in hex where they are not what the topic should carry.
 */
public final class RecordFormatter implements MessageFormatter {

    @Override
    public void writeTo(ConsumerRecord<byte[], byte[]> entry, PrintStream output) {
        output.println("%d@%d %s %s".formatted(entry.partition(), entry.offset(), key(entry.key()), value(entry)));
    }

    private static String key(byte @Nullable [] key) {
        return key == null ? "-" : new String(key, UTF_8);
    }

    private static String value(ConsumerRecord<byte[], byte[]> entry) {
        if (entry.value() == null) {
            return "null";
        }
        try {
            return WireJson.print(Topics.named(entry.topic()).parser().parseFrom(entry.value()));
        } catch (InvalidProtocolBufferException | IllegalArgumentException e) {
            return "0x" + HexFormat.of().formatHex(entry.value());
        }
    }
}
