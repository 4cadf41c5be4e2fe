// SPDX-License-Identifier: Apache-2.0
package im.yan.runtime.streams;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/**
 * Makes the record that goes to {@code <topic>.dead}: the original, with where it stood and why it was refused in its
 * headers. What Kafka took once, it takes as a letter: an original too large to carry these headers as well is cut.
 */
public final class DeadLetter {
    static final String SUFFIX = ".dead";

    /** Originals up to this size stay whole. Kafka refuses records above 1 MiB, and a letter is larger than its original. */
    static final int WHOLE_BYTES_MAX = 960 * 1024;

    static final int CUT_KEY_BYTES = 1024;
    static final int CUT_VALUE_BYTES = 64 * 1024;

    /** Where the original stood. */
    record Place(String topic, int partition, long offset) {}

    private DeadLetter() {}

    /** For whoever reads topics without Kafka Streams. */
    public static ProducerRecord<byte[], byte[]> of(ConsumerRecord<byte[], byte[]> record, String reason) {
        var place = new Place(record.topic(), record.partition(), record.offset());
        return of(place, record.key(), record.value(), record.headers(), reason);
    }

    static ProducerRecord<byte[], byte[]> of(
            Place place, byte @Nullable [] key, byte @Nullable [] value, Headers headers, String reason) {
        var size = size(key) + size(value) + size(headers);
        var letter = size <= WHOLE_BYTES_MAX ? whole(place, key, value, headers) : cut(place, key, value, size);
        letter.headers()
                .add("dead.reason", reason.getBytes(UTF_8))
                .add("dead.topic", place.topic().getBytes(UTF_8))
                .add("dead.partition", Integer.toString(place.partition()).getBytes(UTF_8))
                .add("dead.offset", Long.toString(place.offset()).getBytes(UTF_8));
        return letter;
    }

    private static ProducerRecord<byte[], byte[]> whole(
            Place place, byte @Nullable [] key, byte @Nullable [] value, Headers headers) {
        return new ProducerRecord<>(place.topic() + SUFFIX, null, key, value, headers);
    }

    private static ProducerRecord<byte[], byte[]> cut(
            Place place, byte @Nullable [] key, byte @Nullable [] value, int size) {
        var letter = new ProducerRecord<>(
                place.topic() + SUFFIX, firstOf(key, CUT_KEY_BYTES), firstOf(value, CUT_VALUE_BYTES));
        letter.headers().add("dead.cut-from-bytes", Integer.toString(size).getBytes(UTF_8));
        return letter;
    }

    private static byte @Nullable [] firstOf(byte @Nullable [] bytes, int most) {
        return bytes == null || bytes.length <= most ? bytes : Arrays.copyOf(bytes, most);
    }

    private static int size(byte @Nullable [] bytes) {
        return bytes == null ? 0 : bytes.length;
    }

    private static int size(Headers headers) {
        var size = 0;
        for (var header : headers) {
            size += header.key().length() + size(header.value());
        }
        return size;
    }
}
