// SPDX-License-Identifier: Apache-2.0
package im.yan.connector.egress;

import static java.nio.charset.StandardCharsets.UTF_8;

import im.yan.connector.ingress.LogWriter;
import im.yan.schemas.Topics;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where a record of im.downlink goes that is none; the partition goes on. */
final class DeadDownlinks {
    private static final Logger LOG = LoggerFactory.getLogger(DeadDownlinks.class);

    private final LogWriter log;

    DeadDownlinks(LogWriter log) {
        this.log = log;
    }

    void put(ConsumerRecord<byte[], byte[]> record) {
        var letter = new ProducerRecord<String, byte[]>(Topics.DOWNLINK.deadLetters(), record.value());
        letter.headers()
                .add("dead.reason", "not a Downlink".getBytes(UTF_8))
                .add("dead.topic", record.topic().getBytes(UTF_8))
                .add("dead.partition", Integer.toString(record.partition()).getBytes(UTF_8))
                .add("dead.offset", Long.toString(record.offset()).getBytes(UTF_8));
        var kept = log.offer(letter, LogWriter.Urgency.REFUSABLE, (taken, failure) -> {});
        LOG.atWarn()
                .addKeyValue("topic", record.topic())
                .addKeyValue("partition", record.partition())
                .addKeyValue("offset", record.offset())
                .addKeyValue("kept", kept)
                .log("unreadable record moved to the dead-letter topic");
    }
}
