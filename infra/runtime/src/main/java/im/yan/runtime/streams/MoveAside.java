// SPDX-License-Identifier: Apache-2.0
package im.yan.runtime.streams;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.protobuf.Message;
import java.util.function.BiFunction;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns records that are well formed but make no sense into the same dead letters that {@link DeadLetters} makes of garbage. */
public final class MoveAside<V extends Message> implements Processor<String, V, byte[], byte[]> {
    private static final Logger LOG = LoggerFactory.getLogger(MoveAside.class);

    private final BiFunction<@Nullable String, @Nullable V, String> reason;
    private ProcessorContext<byte[], byte[]> context;

    /** @param reason why a record with this key and value is here */
    public MoveAside(BiFunction<@Nullable String, @Nullable V, String> reason) {
        this.reason = reason;
    }

    /** For the sink behind it. */
    public static Produced<byte[], byte[]> produced(String nodeName) {
        return Produced.with(Serdes.ByteArray(), Serdes.ByteArray()).withName(nodeName);
    }

    @Override
    public void init(ProcessorContext<byte[], byte[]> context) {
        this.context = context;
    }

    @Override
    public void process(Record<String, V> record) {
        var at = context.recordMetadata().orElseThrow();
        var place = new DeadLetter.Place(at.topic(), at.partition(), at.offset());
        var letter = DeadLetter.of(
                place,
                bytes(record.key()),
                bytes(record.value()),
                record.headers(),
                reason.apply(record.key(), record.value()));
        LOG.atWarn()
                .addKeyValue("topic", place.topic())
                .addKeyValue("partition", place.partition())
                .addKeyValue("offset", place.offset())
                .log("senseless record moved to the dead-letter topic");
        context.forward(new Record<>(letter.key(), letter.value(), record.timestamp(), letter.headers()));
    }

    private static byte @Nullable [] bytes(@Nullable String key) {
        return key == null ? null : key.getBytes(UTF_8);
    }

    private static byte @Nullable [] bytes(@Nullable Message value) {
        return value == null ? null : value.toByteArray();
    }
}
