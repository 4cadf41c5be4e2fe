// SPDX-License-Identifier: Apache-2.0
package im.yan.schemas;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.protobuf.Message;
import com.google.protobuf.Parser;
import java.util.Map;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.utils.Utils;

/**
 * A topic and the one message type it carries. Keys are UTF-8 strings, so that the Kafka CLI can read them.
 *
 * @param name the topic's name in Kafka
 * @param keyedBy what orders its records; topics keyed by the same thing have the same number of partitions
 * @param parser reads the value
 * @param settings topic-level Kafka settings, on top of the broker's
 */
public record Topic<V extends Message>(String name, KeyedBy keyedBy, Parser<V> parser, Map<String, String> settings) {

    /** What a record's partition is chosen by. */
    public enum KeyedBy {
        CONVERSATION,
        USER,
        CONNECTOR,
        /** No order beyond one partition. */
        NOTHING
    }

    public Topic {
        settings = Map.copyOf(settings);
    }

    public Serde<V> serde() {
        return new ProtobufSerde<>(parser);
    }

    /** Where records of this topic go that could not be processed. */
    public String deadLetters() {
        return name + ".dead";
    }

    /**
     * The partition of an ordering unit (a conversationId, a userId in decimal), the one Kafka's default partitioner
     * chooses for a record whose key is just that.
     */
    public static int partitionOf(String orderingUnit, int partitions) {
        return Utils.toPositive(Utils.murmur2(orderingUnit.getBytes(UTF_8))) % partitions;
    }
}
