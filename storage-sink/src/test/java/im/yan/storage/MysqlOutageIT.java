// SPDX-License-Identifier: Apache-2.0
package im.yan.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import im.yan.schemas.Topics;
import im.yan.testkit.OwnMysql;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MysqlOutageIT {
    private static final Duration SOON = Duration.ofSeconds(60);

    @Test
    void nothingIsLostWhileMysqlIsAwayAndBothHalvesGoOnAfterwards() throws Exception {
        var conversation = Events.newConversation();
        var lateUser = Events.newUser();
        try (var own = OwnMysql.start("outage");
                var log = beginningHere("outage");
                var sink = RunningSink.start(own.mysql(), Map.of())) {
            var tables = new Tables(own.mysql());
            log.post(conversation, 1, 20);
            await().atMost(SOON).until(() -> sink.isReady() && log.isCaughtUp("outage"));
            await().atMost(SOON).until(() -> sink.gauge("yan.feed.leader") == 1);

            own.server().kill();
            log.post(conversation, 21, 60);

            await().atMost(SOON).until(() -> sink.count("yan.storage.retries") >= 2);
            await().atMost(SOON).until(() -> sink.gauge("yan.feed.leader") == 0);
            assertThat(sink.isReady()).isFalse();
            assertThat(sink.service().health().isLive()).isTrue();
            assertThat(sink.gauge("yan.storage.lag", "topic", Topics.MESSAGES.name()))
                    .isPositive();

            own.server().start();

            await().atMost(SOON).until(() -> log.isCaughtUp("outage"));
            assertThat(tables.events(conversation)).hasSize(60);
            assertThat(tables.head(conversation)).isEqualTo("60/60");
            assertThat(sink.count("yan.storage.dead", "topic", Topics.MESSAGES.name()))
                    .isZero();
            await().atMost(SOON).until(sink::isReady);
            Accounts.insert(tables, lateUser);
            await().atMost(SOON).until(() -> Accounts.states(log, lateUser), states -> states.contains("ACTIVE"));
        }
    }

    // Other tests have left poison in the log.
    private static Log beginningHere(String group) throws Exception {
        var log = new Log();
        log.beginHere(group);
        return log;
    }
}
