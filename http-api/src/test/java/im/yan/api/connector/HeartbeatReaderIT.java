// SPDX-License-Identifier: Apache-2.0
package im.yan.api.connector;

import static im.yan.schemas.Topics.CONNECTORS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import im.yan.api.kafka.KafkaSettings;
import im.yan.runtime.Service;
import im.yan.schemas.v1.ConnectorHeartbeat;
import im.yan.testkit.TestServers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;

class HeartbeatReaderIT {
    private static final String KAFKA = TestServers.kafka();

    private final LiveConnectors live = new LiveConnectors();

    @Test
    void whatWasSaidJustBeforeItBeganCounts() throws Exception {
        heartbeat("ws://before");

        try (var service = reading(KAFKA)) {
            await().atMost(Duration.ofSeconds(10)).until(() -> addresses().contains("ws://before"));
            assertThat(service.health().isLive()).isTrue();
        }
    }

    @Test
    void aKafkaThatIsNotThereIsWaitedFor() throws Exception {
        try (var service = reading("no-such-host.invalid:9092")) {
            await().during(Duration.ofMillis(500)).until(() -> service.health().isLive());

            assertThat(addresses()).isEmpty();
        }
    }

    private Service reading(String kafka) throws Exception {
        return Service.start(
                "reader",
                Map.of(),
                starting -> starting.closing(new HeartbeatReader(new KafkaSettings(kafka), live, starting)));
    }

    private List<String> addresses() {
        return live.open(System.nanoTime()).stream().map(Connector::address).toList();
    }

    private static void heartbeat(String address) {
        var heartbeat = ConnectorHeartbeat.newBuilder()
                .setConnector(900)
                .setAddress(address)
                .build();
        var config = Map.<String, Object>of("bootstrap.servers", KAFKA);
        try (var producer = new KafkaProducer<>(config, new StringSerializer(), new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>(CONNECTORS.name(), "900", heartbeat.toByteArray()));
        }
    }
}
