// SPDX-License-Identifier: Apache-2.0
package im.yan.runtime.streams;

import com.google.protobuf.Message;
import im.yan.schemas.Topic;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Produced;

/** A topic of the catalogue as a named source or sink of a topology. */
public final class TopicStreams {

    private TopicStreams() {}

    public static <V extends Message> Consumed<String, V> consumed(Topic<V> topic, String nodeName) {
        return Consumed.with(Serdes.String(), topic.serde()).withName(nodeName);
    }

    public static <V extends Message> Produced<String, V> produced(Topic<V> topic, String nodeName) {
        var produced = Produced.with(Serdes.String(), topic.serde()).withName(nodeName);
        return topic.keyedBy() == Topic.KeyedBy.USER
                ? produced.withStreamPartitioner(new PartitionByUser<>())
                : produced;
    }
}
