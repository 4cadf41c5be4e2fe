// SPDX-License-Identifier: Apache-2.0
package im.yan.runtime.streams;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import im.yan.schemas.Topics;
import im.yan.schemas.v1.Command;
import java.util.Properties;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TopologyTestDriver;
import org.junit.jupiter.api.Test;

class DeadLettersTest {

    @Test
    void garbageMovesAsideWithItsReasonAndTheNextRecordGoesOn() {
        var builder = new StreamsBuilder();
        builder.stream(Topics.COMMANDS.name(), TopicStreams.consumed(Topics.COMMANDS, "commands"))
                .to("passed", TopicStreams.produced(Topics.COMMANDS, "passed"));
        var settings = new Properties();
        settings.put(StreamsConfig.DESERIALIZATION_EXCEPTION_HANDLER_CLASS_CONFIG, DeadLetters.class);

        try (var driver = new TopologyTestDriver(builder.build(), settings)) {
            var commands = driver.createInputTopic(
                    Topics.COMMANDS.name(), new ByteArraySerializer(), new ByteArraySerializer());
            var passed = driver.createOutputTopic("passed", new StringDeserializer(), new ByteArrayDeserializer());
            var dead = driver.createOutputTopic(
                    Topics.COMMANDS.name() + ".dead", new StringDeserializer(), new ByteArrayDeserializer());

            commands.pipeInput("d:1:2".getBytes(UTF_8), new byte[] {-1, -1, -1});
            commands.pipeInput(
                    "d:1:2".getBytes(UTF_8),
                    Command.newBuilder().setSenderId(1).build().toByteArray());

            assertThat(passed.getQueueSize()).isEqualTo(1);
            var letter = dead.readRecord();
            assertThat(letter.key()).isEqualTo("d:1:2");
            assertThat(letter.value()).containsExactly(-1, -1, -1);
            assertThat(new String(letter.headers().lastHeader("dead.topic").value(), UTF_8))
                    .isEqualTo("im.commands");
            assertThat(letter.headers().lastHeader("dead.reason").value()).isNotEmpty();
        }
    }
}
