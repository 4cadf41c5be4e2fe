// SPDX-License-Identifier: Apache-2.0
package im.yan.storage;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import im.yan.schemas.ConversationId;
import im.yan.schemas.EventShard;
import im.yan.storage.redis.CacheContents;
import im.yan.storage.redis.CacheSettings;
import im.yan.storage.search.IndexContents;
import im.yan.storage.search.SearchSettings;
import im.yan.testkit.TestKafka;
import im.yan.testkit.TestServers;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The whole pipeline with a log of its own, rebuilt while it runs. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReplayIT {
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final String NAME = "replay";
    private static final int WINDOW = 10;

    private final TestKafka kafka = TestKafka.own();
    private final Log log = new Log(kafka.bootstrapServers());
    private final Cached cached = new Cached(TestServers.redis());
    private final Found found = new Found(NAME);
    private final ConversationId.Direct early = Events.newConversation();
    private final ConversationId.Direct late = Events.newConversation();
    private final Tables tables;
    private final Map<String, String> environment;
    private final RunningSink sink;
    private final Instant middle;

    record Ran(int code, String answer, String progress) {}

    ReplayIT() throws Exception {
        // What other tests have left counts for this Redis' life.
        cached.flush();
        tables = new Tables(TestServers.mysql().fresh(NAME));
        Accounts.insert(tables, early.smaller());
        environment = RunningSink.variables(
                tables.mysql(),
                Map.of(
                        "YAN_KAFKA", kafka.bootstrapServers(),
                        "YAN_REDIS", TestServers.redis(),
                        "YAN_ELASTICSEARCH", TestServers.elasticsearch(),
                        "STORAGE_SEARCH_INDEX", NAME,
                        "STORAGE_RECENT_WINDOW", Integer.toString(WINDOW),
                        "STORAGE_REPLAY_PATIENCE", "30s"));
        var group = new RandomGroup(new Random(11), log::write);
        for (int i = 0; i < 60; i++) {
            group.step();
        }
        log.post(early, 1, 30);
        middle = Instant.now().plusMillis(1);
        await().until(() -> Instant.now().isAfter(middle));
        log.post(late, 1, 30);
        log.write(
                Events.edited(late, 31, 29, "better").toBuilder()
                        .setMessageNo(30)
                        .build(),
                Events.recalled(late, 32, 30).toBuilder().setMessageNo(30).build());
        log.read(late, late.larger(), 20);
        sink = RunningSink.start(tables.mysql(), environment);
    }

    @BeforeAll
    void everythingIsWhereItBelongs() {
        try (var cache = CacheContents.of(new CacheSettings(TestServers.redis(), WINDOW));
                var index = IndexContents.open(new SearchSettings(TestServers.elasticsearch(), NAME, 1, 0))) {
            await().atMost(SOON)
                    .until(() -> log.isCaughtUp(NAME)
                            && cache.size() == tables.kept().rows(CacheContents.ROWS)
                            && index.size() == tables.kept().messages());
        }
    }

    @AfterAll
    void stop() throws Exception {
        sink.close();
        log.close();
        cached.close();
        found.close();
        kafka.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"mysql", "redis", "elasticsearch"})
    void aStoreThatIsDroppedComesBackTheSame(String store) throws Exception {
        var rows = tables.checksums();

        var ran = replay("--drop", store, "--json");

        assertThat(ran.code()).as(ran.progress()).isZero();
        assertThat(ran.answer())
                .matches(
                        "\\{\"stores\":\\{\"%s\":\\{\"records\":[1-9][0-9]*,\"seconds\":[0-9.]+,\"perSecond\":[0-9]+}},"
                                        .formatted(store)
                                + "\"before\":\"([0-9a-f]{64})\",\"after\":\"\\1\"}\\R");
        assertThat(tables.checksums()).isEqualTo(rows);
        assertThat(found.in(late)).hasSize(10).startsWith("1 hello");
        assertThat(cached.recent(late.text())).isEqualTo(numbers(23, 32));
    }

    @Test
    void whatDiffersFromTheLogIsNotTheSameAfterwards() throws Exception {
        tables.execute(
                "UPDATE conversation SET last_time_millis = 1 WHERE conversation_id = '%s'".formatted(late.text()));

        var ran = replay("--drop", "mysql");

        assertThat(ran.code()).as(ran.progress()).isEqualTo(1);
        assertThat(ran.answer()).contains("mysql: ").contains("they differ");
        assertThat(tables.head(late)).isEqualTo("32/30");
    }

    @Test
    void theLogAgainAndFromTheMiddleChangesNothing() throws Exception {
        var rows = tables.checksums();

        assertThat(replay("--stores", "mysql").code()).isZero();
        assertThat(replay("--stores", "mysql").code()).isZero();
        assertThat(replay("--stores", "mysql", "--since", middle.toString()).code())
                .isZero();

        assertThat(tables.checksums()).isEqualTo(rows);
    }

    @Test
    void oneConversationIsRebuiltInEveryStore() throws Exception {
        var rows = tables.checksums();
        loseEverywhere(early);
        loseEverywhere(late);
        var head = cached.hash(head(late));

        var ran = replay("--conversation", late.text(), "--json");

        assertThat(ran.code()).as(ran.progress()).isZero();
        assertThat(head).isEmpty();
        assertIsBack(late);
        assertThat(eventsOf(early)).isEqualTo("29");
        assertThat(cached.hash(head(early))).isEmpty();
        replay("--conversation", early.text());
        assertIsBack(early);
        assertThat(tables.checksums()).isEqualTo(rows);
    }

    @Test
    void whatCameSinceATimeIsRebuiltInEveryStore() throws Exception {
        var rows = tables.checksums();
        loseEverywhere(early);
        loseEverywhere(late);

        var ran = replay("--since", middle.toString());

        assertThat(ran.code()).as(ran.progress()).isZero();
        assertIsBack(late);
        assertThat(eventsOf(early)).isEqualTo("29");
        assertThat(cached.hash(head(early))).isEmpty();
        replay("--conversation", early.text());
        assertThat(tables.checksums()).isEqualTo(rows);
    }

    @Test
    void everyStoreIsRebuiltWithoutOptions() throws Exception {
        var rows = tables.checksums();

        var ran = replay();

        assertThat(ran.code()).as(ran.progress()).isZero();
        assertThat(ran.answer()).contains("mysql: ").contains("redis: ").contains("elasticsearch: ");
        assertThat(tables.checksums()).isEqualTo(rows);
    }

    @Test
    void whatCannotBeDoneIsSaidInOneSentence() {
        assertThat(replay("--drop", "oracle"))
                .isEqualTo(new Ran(
                        2, "", "yan replay: there is no store oracle: there are mysql, redis, elasticsearch\n"));
        assertThat(replayWith(Map.of("YAN_REDIS", ""), "--stores", "redis").progress())
                .startsWith("yan replay: redis is not configured");
        var away = replayWith(Map.of("YAN_MYSQL", "127.0.0.1:1"));
        assertThat(away.code()).isEqualTo(2);
        assertThat(away.progress()).startsWith("yan replay: a server is away or refuses: ");
    }

    /**
     * An event in MySQL, older than what Redis holds, which the feeds carry on; the head and the newest events in Redis and a
     * message in Elasticsearch, of which no feed hears.
     */
    private void loseEverywhere(ConversationId.Direct conversation) throws Exception {
        var before = sink.count("yan.feed.events", "feed", "cache");
        tables.execute("DELETE FROM %s WHERE conversation_id = '%s' AND seq = 5"
                .formatted(EventShard.tableOf(conversation.text()), conversation.text()));
        await().atMost(SOON).until(() -> sink.count("yan.feed.events", "feed", "cache") > before);
        cached.delete(head(conversation));
        cached.delete("yan:recent:{" + conversation.text() + "}");
        found.delete(conversation, 1);
    }

    private void assertIsBack(ConversationId.Direct conversation) throws Exception {
        var last = conversation.equals(late) ? 32 : 30;
        assertThat(eventsOf(conversation)).isEqualTo(Integer.toString(last));
        assertThat(cached.hash(head(conversation))).containsEntry("head_seq", Integer.toString(last));
        assertThat(cached.recent(conversation.text())).isEqualTo(numbers(last - WINDOW + 1, last));
        assertThat(found.in(conversation)).contains("1 hello");
    }

    private String eventsOf(ConversationId.Direct conversation) throws Exception {
        return tables.text("SELECT COUNT(*) FROM %s WHERE conversation_id = '%s'"
                .formatted(EventShard.tableOf(conversation.text()), conversation.text()));
    }

    private static String head(ConversationId.Direct conversation) {
        return "yan:head:{" + conversation.text() + "}";
    }

    private static List<Long> numbers(long first, long last) {
        return LongStream.rangeClosed(first, last).boxed().toList();
    }

    private Ran replay(String... arguments) {
        return replayWith(Map.of(), arguments);
    }

    private Ran replayWith(Map<String, String> more, String... arguments) {
        var variables = new HashMap<>(environment);
        variables.putAll(more);
        var answer = new ByteArrayOutputStream();
        var progress = new ByteArrayOutputStream();
        var code = ReplayMain.run(
                variables,
                List.of(arguments),
                new PrintStream(answer, true, UTF_8),
                new PrintStream(progress, true, UTF_8));
        return new Ran(code, answer.toString(UTF_8), progress.toString(UTF_8));
    }
}
