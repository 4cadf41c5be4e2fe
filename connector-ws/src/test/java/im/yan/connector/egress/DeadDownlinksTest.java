// SPDX-License-Identifier: Apache-2.0
package im.yan.connector.egress;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import im.yan.connector.ingress.TestLog;
import im.yan.schemas.Topics;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Headers;
import org.junit.jupiter.api.Test;

class DeadDownlinksTest {
    private final TestLog log = new TestLog();

    @Test
    void anUnreadableRecordIsKeptWithWhereItStood() {
        var bytes = new byte[] {10, 99};

        new DeadDownlinks(log.writer).put(new ConsumerRecord<>(Topics.DOWNLINK.name(), 3, 77, new byte[0], bytes));

        var letter = log.records(Topics.DOWNLINK.deadLetters()).getFirst();
        assertThat(letter.value()).isEqualTo(bytes);
        assertThat(header(letter.headers(), "dead.topic")).isEqualTo("im.downlink");
        assertThat(header(letter.headers(), "dead.partition")).isEqualTo("3");
        assertThat(header(letter.headers(), "dead.offset")).isEqualTo("77");
    }

    private static String header(Headers headers, String name) {
        return new String(headers.lastHeader(name).value(), UTF_8);
    }
}
