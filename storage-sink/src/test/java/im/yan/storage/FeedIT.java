// SPDX-License-Identifier: Apache-2.0
package im.yan.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import im.yan.schemas.Topic;
import im.yan.schemas.Topics;
import im.yan.testkit.TestMysql;
import im.yan.testkit.TestServers;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FeedIT {
    private static final Duration SOON = Duration.ofSeconds(60);

    private final Log log = new Log();

    @AfterEach
    void close() {
        log.close();
    }

    @Test
    void everyStateOfAnAccountReachesTheLogAndNothingElseOfIt() throws Exception {
        var early = Events.newUser();
        var user = Events.newUser();
        var tables = new Tables(TestServers.mysql().fresh("feed"));
        Accounts.insert(tables, early);
        try (var sink = leading(tables.mysql())) {
            awaitStates(early, "ACTIVE");

            Accounts.insert(tables, user);
            awaitStates(user, "ACTIVE");
            var before = sink.count("yan.feed.events");
            tables.execute("UPDATE account SET password_hash = 'another' WHERE user_id = " + user);
            tables.execute("UPDATE account SET status = 'DISABLED' WHERE user_id = " + user);
            tables.execute("DELETE FROM account WHERE user_id = " + user);

            awaitStates(user, "ACTIVE", "DISABLED", "gone");
            assertThat(sink.count("yan.feed.events") - before).isEqualTo(2);
            var partitions = log.records(Topics.ACCOUNTS.name(), Long.toString(user)).stream()
                    .map(record -> record.partition())
                    .distinct();
            assertThat(partitions).containsExactly(Topic.partitionOf(Long.toString(user), 2));
        }
    }

    @Test
    void everyStateOfADeviceReachesTheLogWhereItsUserIs() throws Exception {
        var early = Events.newUser();
        var user = Events.newUser();
        var tables = new Tables(TestServers.mysql().fresh("devices"));
        Accounts.insert(tables, early);
        try (var sink = leading(tables.mysql())) {
            awaitStates(early, "ACTIVE");
            var before = sink.count("yan.feed.events");

            tables.execute(
                    "INSERT INTO device (user_id, device_id, name) VALUES (%d, 'phone', 'My phone')".formatted(user));
            tables.execute("UPDATE device SET push_endpoint = 'https://push.example/1', push_p256dh = 'key',"
                    + " push_auth = 'secret' WHERE user_id = " + user);
            tables.execute("UPDATE device SET name = 'Old phone' WHERE user_id = " + user);
            tables.execute("UPDATE device SET generation = 2, signed_out = TRUE WHERE user_id = " + user);
            tables.execute("DELETE FROM device WHERE user_id = " + user);

            await().atMost(SOON)
                    .untilAsserted(() -> assertThat(Devices.states(log, user, "phone"))
                            .containsExactly("1", "1 https://push.example/1", "2", "gone"));
            assertThat(sink.count("yan.feed.events") - before).isEqualTo(4);
            assertThat(log.records(Topics.DEVICES.name(), user + "/phone"))
                    .allMatch(record -> record.partition() == Topic.partitionOf(Long.toString(user), 2));
        }
    }

    @Test
    void manyRowsOfOneStatementAreCarriedInFewTransactions() throws Exception {
        var early = Events.newUser();
        var first = Events.newUsers(5_000);
        var tables = new Tables(TestServers.mysql().fresh("bulk"));
        Accounts.insert(tables, early);
        try (var sink = leading(tables.mysql())) {
            awaitStates(early, "ACTIVE");
            var offsetsBefore = log.offsets(Topics.ACCOUNTS.name());

            Accounts.insert(tables, first, 5_000);

            await().atMost(SOON).until(() -> sink.count("yan.feed.events") >= 5_000);
            assertThat(log.records(Topics.ACCOUNTS.name()).stream()
                            .map(record -> Long.parseLong(record.key()))
                            .filter(user -> user >= first && user < first + 5_000))
                    .hasSize(5_000)
                    .doesNotHaveDuplicates();
            // What is no record is the mark of a transaction's end.
            assertThat(log.offsets(Topics.ACCOUNTS.name()) - offsetsBefore).isBetween(5_002L, 5_100L);
        }
    }

    @Test
    void accountsRegisteredDuringTheFirstSnapshotAreAllCarried() throws Exception {
        var tables = new Tables(TestServers.mysql().fresh("during"));
        var users = new CopyOnWriteArrayList<Long>();
        var enough = new AtomicBoolean();
        var registrations = CompletableFuture.runAsync(() -> {
            while (!enough.get()) {
                users.add(insertNew(tables));
            }
        });

        try (var sink = leading(tables.mysql())) {
            await().atMost(SOON).until(() -> sink.count("yan.feed.events") > 0);
            enough.set(true);
            registrations.join();

            await().atMost(Duration.ofSeconds(20))
                    .untilAsserted(() -> assertThat(log.records(Topics.ACCOUNTS.name()))
                            .extracting(record -> record.key())
                            .containsAll(users.stream()
                                    .map(user -> Long.toString(user))
                                    .toList()));
        }
    }

    @Test
    void aRestartGoesOnWhereItStoodWithoutANewSnapshot() throws Exception {
        var before = Events.newUser();
        var meanwhile = Events.newUser();
        var tables = new Tables(TestServers.mysql().fresh("restart"));
        Accounts.insert(tables, before);
        try (var sink = leading(tables.mysql())) {
            awaitStates(before, "ACTIVE");
            assertThat(sink.isReady()).isTrue();
        }

        Accounts.insert(tables, meanwhile);
        try (var sink = leading(tables.mysql())) {
            awaitStates(meanwhile, "ACTIVE");

            assertThat(sink.count("yan.feed.events")).isEqualTo(1);
            assertThat(Accounts.states(log, before)).containsExactly("ACTIVE");
        }
    }

    @Test
    void aStandbyIsReadyAndTakesOverWhenTheLeadersConnectionEnds() throws Exception {
        var users = List.of(Events.newUser(), Events.newUser(), Events.newUser());
        var tables = new Tables(TestServers.mysql().fresh("takeover"));
        try (var first = leading(tables.mysql());
                var second = RunningSink.start(tables.mysql(), Map.of("YAN_INSTANCE", "1"))) {
            Accounts.insert(tables, users.getFirst());
            awaitStates(users.getFirst(), "ACTIVE");
            await().atMost(SOON).until(second::isReady);
            assertThat(second.gauge("yan.feed.leader")).isZero();

            tables.execute("KILL " + tables.text("SELECT IS_USED_LOCK('yan.feed.states.takeover')"));

            await().atMost(SOON).until(() -> second.gauge("yan.feed.leader") == 1);
            await().atMost(SOON).until(() -> first.gauge("yan.feed.leader") == 0);
            Accounts.insert(tables, users.get(1));
            awaitStates(users.get(1), "ACTIVE");

            second.stop();

            await().atMost(SOON).until(() -> first.gauge("yan.feed.leader") == 1);
            Accounts.insert(tables, users.get(2));
            awaitStates(users.get(2), "ACTIVE");
        }
    }

    @Test
    void withTheFeedSwitchedOffNobodyLeads() throws Exception {
        var tables = new Tables(TestServers.mysql().fresh("off"));
        try (var sink = RunningSink.keeping(tables.mysql(), "off")) {
            await().atMost(SOON).until(sink::isReady);

            assertThat(sink.service().metrics().find("yan.feed.leader").gauge()).isNull();
            assertThat(tables.text("SELECT IS_FREE_LOCK('yan.feed.states.off')"))
                    .isEqualTo("1");
        }
    }

    private static long insertNew(Tables tables) {
        try {
            var user = Events.newUser();
            Accounts.insert(tables, user);
            return user;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static RunningSink leading(TestMysql mysql) throws Exception {
        var sink = RunningSink.start(mysql, Map.of());
        await().atMost(SOON).until(() -> sink.gauge("yan.feed.leader") == 1);
        return sink;
    }

    private void awaitStates(long user, String... states) {
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(Accounts.states(log, user)).containsExactly(states));
    }
}
