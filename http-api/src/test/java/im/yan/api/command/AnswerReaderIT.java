// SPDX-License-Identifier: Apache-2.0
package im.yan.api.command;

import static im.yan.schemas.Topics.DOWNLINK;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import im.yan.api.kafka.KafkaSettings;
import im.yan.runtime.Service;
import im.yan.schemas.v1.Downlink;
import im.yan.schemas.v1.SendAck;
import im.yan.schemas.v1.ServerFrame;
import im.yan.testkit.TestServers;
import java.time.Duration;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;

class AnswerReaderIT {
    private static final Duration SOON = Duration.ofSeconds(10);

    private final PendingAnswers pending = new PendingAnswers();
    private final CompletableFuture<AnswerReader> reader = new CompletableFuture<>();

    @Test
    void whatIsNoDownlinkIsSkippedAndTheNextAnswerHeard() throws Exception {
        try (var service = reading(0);
                var waiting = pending.begin(1)) {
            await().atMost(SOON).until(() -> reader.join().partition().isPresent());

            write("this is no downlink".getBytes(UTF_8));
            write(Downlink.newBuilder()
                    .addSessionIds(waiting.sessionId())
                    .setFrame(ServerFrame.newBuilder()
                            .setSendAck(SendAck.newBuilder().setSeq(7)))
                    .build()
                    .toByteArray());

            assertThat(waiting.await(SOON).getSendAck().getSeq()).isEqualTo(7);
            assertThat(service.health().isLive()).isTrue();
        }
    }

    @Test
    void aPartitionThatIsNotThereEndsTheService() throws Exception {
        try (var service = reading(99)) {
            await().atMost(SOON).until(() -> !service.health().isLive());

            assertThat(reader.join().partition()).isEmpty();
        }
    }

    private Service reading(int partition) throws Exception {
        var kafka = new KafkaSettings(TestServers.kafka());
        var settings = new CommandSettings(OptionalInt.of(partition));
        return Service.start(
                "reader",
                Map.of(),
                starting -> reader.complete(starting.closing(new AnswerReader(kafka, settings, pending, starting))));
    }

    private static void write(byte[] value) {
        var config = Map.<String, Object>of("bootstrap.servers", TestServers.kafka());
        try (var producer = new KafkaProducer<>(config, new StringSerializer(), new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>(DOWNLINK.name(), 0, null, value));
        }
    }
}
