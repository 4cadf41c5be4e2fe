// SPDX-License-Identifier: Apache-2.0
package im.yan.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import im.yan.testkit.TestKafka;
import im.yan.testkit.TestServers;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class KafkaOutageIT {
    private static final Duration SOON = Duration.ofSeconds(90);

    @Test
    void bothHalvesGoOnWhenKafkaIsBack() throws Exception {
        var conversation = Events.newConversation();
        var user = Events.newUser();
        var tables = new Tables(TestServers.mysql().fresh("kafka-outage"));
        try (var kafka = TestKafka.own();
                var log = new Log(kafka.bootstrapServers());
                var sink = RunningSink.start(tables.mysql(), Map.of("YAN_KAFKA", kafka.bootstrapServers()))) {
            log.post(conversation, 1, 10);
            await().atMost(SOON).until(() -> log.isCaughtUp("kafka-outage"));
            await().atMost(SOON).until(() -> sink.gauge("yan.feed.leader") == 1);

            kafka.kill();
            Accounts.insert(tables, user);
            kafka.start();
            log.post(conversation, 11, 20);

            await().atMost(SOON).until(() -> log.isCaughtUp("kafka-outage"));
            assertThat(tables.events(conversation)).hasSize(20);
            await().atMost(SOON).until(() -> Accounts.states(log, user), states -> states.contains("ACTIVE"));
            assertThat(sink.service().health().isLive()).isTrue();
        }
    }
}
