// SPDX-License-Identifier: Apache-2.0
package im.yan.storage.replay;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** The conversations some records concern, each with its first event concerned; bounded by whoever takes them out when it is full. */
final class Touched {
    static final int CONVERSATIONS_MAX = 100_000;

    private final Map<String, Long> fromSeqs = new LinkedHashMap<>();

    void add(List<ConsumerRecord<byte[], byte[]>> records) {
        for (var record : records) {
            Concern.of(record)
                    .ifPresent(concern -> fromSeqs.merge(concern.conversationId(), concern.fromSeq(), Math::min));
        }
    }

    boolean isFull() {
        return fromSeqs.size() >= CONVERSATIONS_MAX;
    }

    /** All of them, which are forgotten here. */
    Map<String, Long> take() {
        var taken = new LinkedHashMap<>(fromSeqs);
        fromSeqs.clear();
        return taken;
    }
}
