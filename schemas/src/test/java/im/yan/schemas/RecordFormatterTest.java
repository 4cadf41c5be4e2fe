// SPDX-License-Identifier: Apache-2.0
package im.yan.schemas;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import im.yan.schemas.v1.Command;
import im.yan.schemas.v1.MarkRead;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

class RecordFormatterTest {

    @Test
    void aRecordIsOneLineOfJson() {
        var command = Command.newBuilder()
                .setConversationId("d:1:2")
                .setSenderId(1)
                .setMarkRead(MarkRead.newBuilder().setSeq(4).setMessageNo(3));

        assertThat(printed("im.commands", command.build().toByteArray()))
                .isEqualTo(
                        "1@5 d:1:2 {\"conversationId\":\"d:1:2\",\"senderId\":\"1\",\"markRead\":{\"seq\":\"4\",\"messageNo\":\"3\"}}\n");
    }

    @Test
    void garbageIsPrintedAsHex() {
        assertThat(printed("im.commands", new byte[] {(byte) 0xff, 1})).isEqualTo("1@5 d:1:2 0xff01\n");
        assertThat(printed("other", new byte[] {10})).isEqualTo("1@5 d:1:2 0x0a\n");
    }

    private static String printed(String topic, byte[] value) {
        var bytes = new ByteArrayOutputStream();
        try (var formatter = new RecordFormatter();
                var out = new PrintStream(bytes, true, UTF_8)) {
            formatter.writeTo(new ConsumerRecord<>(topic, 1, 5, "d:1:2".getBytes(UTF_8), value), out);
        }
        return bytes.toString(UTF_8);
    }
}
