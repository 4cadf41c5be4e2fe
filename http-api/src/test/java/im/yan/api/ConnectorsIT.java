// SPDX-License-Identifier: Apache-2.0
package im.yan.api;

import static im.yan.schemas.Topics.CONNECTORS;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

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

class ConnectorsIT {

    @Test
    void openConnectorsAreListedTheEmptiestFirst() {
        var api = TestApi.shared();
        heartbeat(0, 12, false);
        heartbeat(1, 3, false);
        send("2", "this is no heartbeat".getBytes(UTF_8));
        heartbeat(2, 0, true);
        heartbeat(3, 7, false);

        await().atMost(Duration.ofSeconds(10)).until(() -> addresses(api).size() == 3);

        assertThat(addresses(api)).containsExactly("ws://host-1:8090/ws", "ws://host-3:8090/ws", "ws://host-0:8090/ws");
        assertThat(api.get("/v1/connectors").json().at("/connectors/0").toString())
                .isEqualTo("{\"address\":\"ws://host-1:8090/ws\",\"sessions\":3}");

        heartbeat(1, 3, true);

        await().atMost(Duration.ofSeconds(10)).until(() -> addresses(api).size() == 2);
    }

    private static List<String> addresses(TestApi api) {
        var answer = api.get("/v1/connectors");
        assertThat(answer.status()).isEqualTo(200);
        return answer.json()
                .required("connectors")
                .valueStream()
                .map(connector -> connector.required("address").stringValue())
                // Other tests have connectors too.
                .filter(address -> address.startsWith("ws://host-"))
                .toList();
    }

    private static void heartbeat(int connector, int sessions, boolean draining) {
        var heartbeat = ConnectorHeartbeat.newBuilder()
                .setConnector(connector)
                .setEpoch(1)
                .setAddress("ws://host-" + connector + ":8090/ws")
                .setSessions(sessions)
                .setDraining(draining)
                .build();
        send(Integer.toString(connector), heartbeat.toByteArray());
    }

    private static void send(String key, byte[] value) {
        var config = Map.<String, Object>of("bootstrap.servers", TestServers.kafka());
        try (var producer = new KafkaProducer<>(config, new StringSerializer(), new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>(CONNECTORS.name(), key, value));
        }
    }
}
