// SPDX-License-Identifier: Apache-2.0
package im.yan.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import im.yan.schemas.ConversationId;
import im.yan.testkit.TestMysql;
import im.yan.testkit.TestServers;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SearchIT {
    private static final Duration SOON = Duration.ofSeconds(60);

    private final Log log = new Log();
    private final ConversationId.Direct conversation = Events.newConversation();

    @AfterEach
    void close() {
        log.close();
    }

    @Test
    void messagesAreFoundAsTheyWereEditedLastAndNotOnceTheyAreRecalled() throws Exception {
        var mysql = TestServers.mysql().fresh("search");
        keep(mysql);
        try (var sink = searching(mysql);
                var found = new Found("search")) {
            await().atMost(SOON)
                    .untilAsserted(
                            () -> assertThat(found.in(conversation)).containsExactly("1 first, edited", "2 recalled"));

            log.write(
                    Events.posted(conversation, 5, "third"),
                    Events.edited(conversation, 6, 5, "third, edited"),
                    Events.recalled(conversation, 7, 1),
                    Events.posted(conversation, 8, "fourth"));

            await().atMost(SOON)
                    .untilAsserted(() -> assertThat(found.in(conversation))
                            .containsExactly("1 recalled", "2 recalled", "5 third, edited", "8 fourth"));
            assertThat(sink.count("yan.feed.failures", "feed", "search")).isZero();
            assertThat(sink.metricsPage()).contains("yan_feed_delay_seconds{feed=\"search\"");
        }
    }

    @Test
    void anIndexThatWasDeletedIsFilledAgainWithTheSameMapping() throws Exception {
        var mysql = TestServers.mysql().fresh("search-again");
        keep(mysql);
        try (var sink = searching(mysql);
                var found = new Found("search-again")) {
            await().atMost(SOON).until(() -> !found.in(conversation).isEmpty());
            var mapping = found.mapping();

            found.deleteIndex();

            await().atMost(SOON)
                    .untilAsserted(
                            () -> assertThat(found.in(conversation)).containsExactly("1 first, edited", "2 recalled"));
            assertThat(found.mapping()).isEqualTo(mapping);
            assertThat(sink.isReady()).isTrue();
        }
    }

    /** What the feed finds when it begins: two messages, the first edited, the second recalled. */
    private void keep(TestMysql mysql) throws Exception {
        log.beginHere(mysql.database());
        log.write(
                Events.posted(conversation, 1, "first"),
                Events.posted(conversation, 2, "second"),
                Events.edited(conversation, 3, 1, "first, edited"),
                Events.recalled(conversation, 4, 2));
        try (var sink = RunningSink.keeping(mysql, mysql.database())) {
            await().atMost(SOON).until(() -> sink.isReady() && log.isCaughtUp(mysql.database()));
        }
    }

    private static RunningSink searching(TestMysql mysql) throws Exception {
        return RunningSink.start(
                mysql,
                Map.of("YAN_ELASTICSEARCH", TestServers.elasticsearch(), "STORAGE_SEARCH_INDEX", mysql.database()));
    }
}
