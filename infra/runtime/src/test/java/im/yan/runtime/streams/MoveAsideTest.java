// SPDX-License-Identifier: Apache-2.0
package im.yan.runtime.streams;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import im.yan.schemas.Topics;
import im.yan.schemas.TraceHeader;
import im.yan.schemas.v1.Command;
import java.util.Properties;
import java.util.Random;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.Test;

class MoveAsideTest {
    private static final Command COMMAND = Command.newBuilder().setSenderId(7).build();

    @Test
    void aSenselessRecordBecomesALetterOfTheSameForm() {
        var trace = TraceHeader.random(new Random(1));
        var headers = new RecordHeaders();
        trace.addTo(headers);

        var letter = letterFor(new TestRecord<>("d:1:2", COMMAND, headers, 5L));

        assertThat(letter.key()).isEqualTo("d:1:2");
        assertThat(letter.value()).isEqualTo(COMMAND.toByteArray());
        assertThat(text(letter, "dead.topic")).isEqualTo("im.commands");
        assertThat(text(letter, "dead.partition")).isEqualTo("0");
        assertThat(text(letter, "dead.offset")).isEqualTo("0");
        assertThat(text(letter, "dead.reason")).isEqualTo("d:1:2 makes no sense");
        assertThat(TraceHeader.of(letter.headers())).contains(trace);
    }

    @Test
    void aTombstoneMovesAsideToo() {
        var letter = letterFor(new TestRecord<>("d:1:2", null, new RecordHeaders(), 5L));

        assertThat(letter.value()).isNull();
    }

    private static TestRecord<String, byte[]> letterFor(TestRecord<String, Command> record) {
        var builder = new StreamsBuilder();
        builder.stream(Topics.COMMANDS.name(), TopicStreams.consumed(Topics.COMMANDS, "commands"))
                .process(() -> new MoveAside<Command>((key, value) -> key + " makes no sense"), Named.as("move-aside"))
                .to(Topics.COMMANDS.deadLetters(), MoveAside.produced("dead-letters"));
        try (var driver = new TopologyTestDriver(builder.build(), new Properties())) {
            driver.createInputTopic(
                            Topics.COMMANDS.name(),
                            new StringSerializer(),
                            Topics.COMMANDS.serde().serializer())
                    .pipeInput(record);
            return driver.createOutputTopic(
                            Topics.COMMANDS.deadLetters(), new StringDeserializer(), new ByteArrayDeserializer())
                    .readRecord();
        }
    }

    private static String text(TestRecord<?, ?> letter, String header) {
        return new String(letter.headers().lastHeader(header).value(), UTF_8);
    }
}
