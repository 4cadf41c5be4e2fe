// SPDX-License-Identifier: Apache-2.0
package im.yan.api.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import im.yan.api.cache.CacheAccess;
import im.yan.api.mysql.MessageTables;
import im.yan.schemas.ConversationId;
import im.yan.schemas.EventShard;
import im.yan.schemas.v1.ConversationEvent;
import im.yan.schemas.v1.Role;
import im.yan.testkit.TestServers;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** Two hundred members open a popular group at once, and Redis has just been emptied. */
class StampedeIT {
    private static final int MEMBERS = 200;
    private static final Duration SOON = Duration.ofSeconds(4);

    private final String group =
            ConversationId.groupOf(1, UUID.randomUUID().toString()).text();
    private final JdbcClient mysql = JdbcClient.create(new DriverManagerDataSource(
            TestServers.mysql().jdbcUrl(),
            TestServers.mysql().user(),
            TestServers.mysql().password()));
    private final CacheAccess access = CacheAccess.start(TestServers.redis());
    private final Events events = new Events(
            new RecentEvents(access.cache()), new EventTables(mysql, new MessageTables(true)), access.misses());

    @BeforeEach
    void oneMessageAndALogOfQueries() {
        var message = ConversationEvent.newBuilder()
                .setConversationId(group)
                .setSeq(1)
                .build();
        mysql.sql("INSERT INTO " + EventShard.tableOf(group)
                        + " (conversation_id, seq, message_no, event_id, actor_id, time_millis, event)"
                        + " VALUES (?, 1, 1, 1, 1, 1, ?)")
                .params(group, message.toByteArray())
                .update();
        mysql.sql("SET GLOBAL log_output = 'TABLE'").update();
        mysql.sql("SET GLOBAL general_log = ON").update();
    }

    @AfterEach
    void close() {
        mysql.sql("SET GLOBAL general_log = OFF").update();
        mysql.sql("TRUNCATE TABLE mysql.general_log").update();
        access.close();
    }

    @Test
    void mysqlIsAskedOnceForWhatAllOfThemWant() throws Exception {
        List<CompletableFuture<List<StoredEvent>>> pages;
        // While the table is locked, the first query of it waits, and the others come.
        try (var connection = TestServers.mysql().connect();
                var lock = connection.createStatement()) {
            lock.execute("LOCK TABLES " + EventShard.tableOf(group) + " WRITE");
            pages = IntStream.range(0, MEMBERS)
                    .mapToObj(user -> CompletableFuture.supplyAsync(() -> page(user), Thread::startVirtualThread))
                    .toList();
            await().atMost(SOON).until(() -> access.shared() == MEMBERS - 1);
        }

        assertThat(pages)
                .allSatisfy(page ->
                        assertThat(page.join()).extracting(StoredEvent::seq).containsExactly(1L));
        assertThat(queries()).isOne();
    }

    private List<StoredEvent> page(long user) {
        return events.read(new View(group, user, 1, 1, Role.MEMBER, 0), new Span.Latest(), 50);
    }

    private int queries() {
        return mysql.sql(
                        "SELECT COUNT(*) FROM mysql.general_log"
                                + " WHERE CONVERT(argument USING utf8mb4) LIKE CONCAT('SELECT conversation_id, event, %', ?, '%')")
                .param(group)
                .query(Integer.class)
                .single();
    }
}
