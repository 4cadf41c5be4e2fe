// SPDX-License-Identifier: Apache-2.0
package im.yan.storage;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import im.yan.schemas.ConversationId;
import im.yan.schemas.EventShard;
import im.yan.servers.Ports;
import im.yan.servers.Progress;
import im.yan.servers.RedisServer;
import im.yan.testkit.OwnServer;
import im.yan.testkit.TestKafka;
import im.yan.testkit.TestServers;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The whole pipeline on a log of its own, and somebody who changes what it has written. */
class AuditIT {
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final String DATABASE = "audited";
    private static final long GROUP_SEED = 7;

    private static TestKafka kafka;
    private static OwnServer redis;
    private static Gate elasticsearch;
    private static Log log;
    private static Tables tables;
    private static Cached cached;
    private static Found found;
    private static Map<String, String> variables;
    private static RunningSink sink;

    private static final ConversationId.Direct CONVERSATION = Events.newConversation();
    private static final String ID = CONVERSATION.text();
    private static final String RECENT = "yan:recent:{" + ID + "}";

    @BeforeAll
    static void start() throws Exception {
        kafka = TestKafka.own();
        var server = new RedisServer(OwnServer.folders(), Ports.free());
        redis = OwnServer.start(server.prepare(Progress.SILENT));
        elasticsearch = new Gate(TestServers.elasticsearch());
        log = new Log(kafka.bootstrapServers());
        tables = new Tables(TestServers.mysql().fresh(DATABASE));
        cached = new Cached(server.url());
        found = new Found(DATABASE);
        variables = Map.of(
                "YAN_KAFKA",
                kafka.bootstrapServers(),
                "YAN_REDIS",
                server.url(),
                "YAN_ELASTICSEARCH",
                elasticsearch.url(),
                "STORAGE_SEARCH_INDEX",
                DATABASE,
                "STORAGE_RECENT_WINDOW",
                "5",
                "STORAGE_AUDIT_RATE",
                "100000",
                "STORAGE_AUDIT_SETTLE",
                "700ms",
                "STORAGE_AUDIT_PAUSE",
                "300ms");
        sink = RunningSink.start(tables.mysql(), variables);
        log.post(CONVERSATION, 1, 5);
        log.write(
                Events.edited(CONVERSATION, 6, 1, "first, edited"),
                Events.recalled(CONVERSATION, 7, 2),
                Events.edited(CONVERSATION, 8, 1, "first, edited again"),
                Events.posted(CONVERSATION, 9, "再见"));
        var group = new RandomGroup(new Random(GROUP_SEED), log::write);
        for (var step = 0; step < 150; step++) {
            group.step();
        }
        log.flush();
        await().atMost(SOON).until(() -> audit().get("events").getAsLong() > 9 && exitCode() == 0);
    }

    @AfterAll
    static void close() throws Exception {
        sink.close();
        found.deleteIndex();
        found.close();
        cached.close();
        log.close();
        elasticsearch.close();
        redis.close();
        kafka.close();
    }

    @Test
    void storesThatAgreeShowNoDriftAndTheSameChecksumsAgain() throws Exception {
        var one = audit();
        var other = audit();

        for (var store : List.of("mysql", "redis", "elasticsearch")) {
            assertThat(of(one, store).get("drift").getAsLong()).as(store).isZero();
            assertThat(of(one, store).get("compared").getAsLong()).as(store).isGreaterThan(9);
            assertThat(of(one, store)).as(store).isEqualTo(of(other, store));
        }
        assertThat(one.get("conversations").getAsLong()).isGreaterThanOrEqualTo(2);
        assertThat(named(one)).isEmpty();
        assertThat(exitCode()).isZero();
        await().atMost(SOON).until(() -> sink.count("yan.audit.events") > 0 && drift("mysql") == 0);
        assertThat(sink.gauge("yan.audit.leader")).isEqualTo(1);
        assertThat(sink.gauge("yan.audit.sweep.age")).isLessThan(30);
        assertThat(sink.metricsPage()).contains("yan_store_drift{", "yan_audit_sweep_age_seconds{");
    }

    @Test
    void whatIsOnlyInFlightIsNoDrift() throws Exception {
        var before = audit().get("conversations").getAsLong();
        var live = Events.newConversation();
        var seq = new AtomicLong();
        var exitCodes = new ArrayList<Integer>();
        // Time enough for a slow machine to carry it.
        var settings = with("STORAGE_AUDIT_SETTLE", "8s");

        try (var writer = Executors.newSingleThreadScheduledExecutor()) {
            writer.scheduleAtFixedRate(
                    () -> log.write(Events.posted(live, seq.incrementAndGet())), 0, 20, TimeUnit.MILLISECONDS);
            await().atMost(SOON).until(() -> {
                var out = new ByteArrayOutputStream();
                exitCodes.add(AuditMain.run(settings, new PrintStream(out, true, UTF_8), "--json"));
                return conversations(out) > before;
            });
            writer.shutdownNow();
        }

        assertThat(exitCodes).containsOnly(0);
        awaitClean();
    }

    @Test
    void aChangedRowOfMysqlIsNamedUntilItIsPutRight() throws Exception {
        var where = " WHERE conversation_id = '%s' AND seq = 3".formatted(ID);
        tables.execute("UPDATE " + table() + " SET actor_id = actor_id + 1" + where);

        awaitNamed("mysql " + ID + " 3 column actor_id is wrong");

        tables.execute("UPDATE " + table() + " SET actor_id = actor_id - 1" + where);
        awaitClean();
    }

    @Test
    void aDeletedRowIsMissingWhereverTheFeedsHaveCarriedTheDeletion() throws Exception {
        tables.execute("CREATE TABLE kept LIKE " + table());
        tables.execute(
                "INSERT INTO kept SELECT * FROM %s WHERE conversation_id = '%s' AND seq = 4".formatted(table(), ID));
        tables.execute("DELETE FROM %s WHERE conversation_id = '%s' AND seq = 4".formatted(table(), ID));

        awaitNamed("mysql " + ID + " 4 there is no row", "elasticsearch " + ID + " 4 there is no document");

        tables.execute("INSERT INTO %s SELECT * FROM kept".formatted(table()));
        tables.execute("DROP TABLE kept");
        awaitClean();
    }

    @Test
    void aRowOfNoEventAndAHeadBeyondTheLogAreNamed() throws Exception {
        tables.execute("INSERT INTO %s (conversation_id, seq, message_no, event_id, actor_id, time_millis, event)"
                        .formatted(table())
                + " VALUES ('%s', 77, 0, 0, 0, 0, '')".formatted(ID));
        tables.execute("UPDATE conversation SET head_seq = 78 WHERE conversation_id = '" + ID + "'");

        awaitNamed(
                "mysql " + ID + " 77 there is a row of no event",
                "mysql " + ID + " 78 column head_seq is beyond the log's end");

        tables.execute("DELETE FROM %s WHERE conversation_id = '%s' AND seq = 77".formatted(table(), ID));
        tables.execute("UPDATE conversation SET head_seq = 9 WHERE conversation_id = '" + ID + "'");
        // Redis takes nothing older than what it has: the hand that raised the head has to lower it there as well.
        cached.delete("yan:head:{" + ID + "}");
        awaitClean();
    }

    @Test
    void aChangedValueOfRedisIsNamedUntilItIsPutRight() throws Exception {
        var value = cached.field(RECENT, "9");
        cached.putField(RECENT, "9", "0123456789abcdefhello".getBytes(UTF_8));
        awaitNamed("redis " + ID + " 9 the entry is wrong");

        cached.deleteField(RECENT, "9");
        awaitNamed("redis " + ID + " 9 there is a hole");

        cached.putField(RECENT, "9", value);
        cached.putField(RECENT, "4711", value);
        awaitNamed("redis " + ID + " 4711 there is an entry of which MySQL has no row");

        cached.deleteField(RECENT, "4711");
        awaitClean();
    }

    @Test
    void aChangedFieldOfAMemberIsNamed() throws Exception {
        var member = "yan:member:{" + ID + "}:" + CONVERSATION.smaller();
        var readSeq = cached.field(member, "read_seq");
        cached.putField(member, "read_seq", "1".getBytes(UTF_8));

        awaitNamed("redis %s 0 member %d: field read_seq is wrong".formatted(ID, CONVERSATION.smaller()));

        cached.putField(member, "read_seq", readSeq);
        awaitClean();
    }

    @Test
    void aChangedDocumentIsNamedUntilItIsPutRight() throws Exception {
        var source = found.source(CONVERSATION, 1);
        assertThat(source.get("text").asText()).isEqualTo("first, edited again");
        found.put(ID + "/1", CONVERSATION, source.deepCopy().put("text", "first"));
        awaitNamed("elasticsearch " + ID + " 1 field text is wrong");

        found.delete(ID + "/1", CONVERSATION);
        awaitNamed("elasticsearch " + ID + " 1 there is no document");

        found.put(ID + "/1", CONVERSATION, source);
        awaitClean();
    }

    @Test
    void documentsThatWereAddedAreNamed() throws Exception {
        var source = found.source(CONVERSATION, 5);
        found.put(ID + "/8", CONVERSATION, source.deepCopy().put("seq", 8));
        found.put(ID + "/99", CONVERSATION, source.deepCopy().put("seq", 99));
        found.put("a copy", CONVERSATION, source);

        awaitNamed(
                "elasticsearch " + ID + " 8 there is a document of what is no message",
                "elasticsearch " + ID + " 99 there is a document of no event",
                "elasticsearch " + ID + " 5 there is a document that does not belong there");

        found.delete(ID + "/8", CONVERSATION);
        found.delete(ID + "/99", CONVERSATION);
        found.delete("a copy", CONVERSATION);
        awaitClean();
    }

    @Test
    void whileAStoreIsAwayNothingIsSaidOfItAndTheServiceStaysReady() throws Exception {
        var before = sink.count("yan.audit.failures");
        elasticsearch.shut();

        await().atMost(SOON).until(() -> sink.count("yan.audit.failures") >= before + 2);
        assertThat(sink.isReady()).isTrue();
        var report = audit();
        assertThat(of(report, "elasticsearch").get("away").getAsBoolean()).isTrue();
        assertThat(of(report, "mysql").has("away")).isFalse();
        assertThat(exitCode()).isEqualTo(2);

        elasticsearch.open();
        awaitClean();
    }

    @ParameterizedTest
    @CsvSource({"YAN_REDIS, redis://127.0.0.1:%d, redis", "YAN_MYSQL, 127.0.0.1:%d, mysql"})
    void theCommandSaysWhichStoreDoesNotAnswer(String variable, String address, String store) {
        var out = new ByteArrayOutputStream();
        var nobody = with(variable, address.formatted(Ports.free()));

        var exitCode = AuditMain.run(nobody, new PrintStream(out, true, UTF_8), "--json");

        assertThat(exitCode).isEqualTo(2);
        var report = JsonParser.parseString(out.toString(UTF_8)).getAsJsonObject();
        assertThat(of(report, store).get("away").getAsBoolean()).isTrue();
        assertThat(of(report, "elasticsearch").has("away")).isFalse();
    }

    @Test
    void oneInstanceComparesAndAnotherTakesOver() throws Exception {
        try (var second = RunningSink.start(tables.mysql(), with("YAN_INSTANCE", "1"))) {
            await().atMost(SOON).until(second::isReady);
            assertThat(second.gauge("yan.audit.leader")).isZero();

            tables.execute("KILL " + tables.text("SELECT IS_USED_LOCK('yan.audit." + DATABASE + "')"));

            await().atMost(SOON).until(() -> second.gauge("yan.audit.leader") == 1);
            await().atMost(SOON).until(() -> second.count("yan.audit.events") > 9);
            await().atMost(SOON).until(() -> sink.gauge("yan.audit.leader") == 0);
        }
        await().atMost(SOON).until(() -> sink.gauge("yan.audit.leader") == 1);
    }

    /** By the report, and the gauge of each store that is named. */
    private static void awaitNamed(String... lines) {
        await().atMost(SOON).untilAsserted(() -> assertThat(named(audit())).containsExactlyInAnyOrder(lines));
        Stream.of(lines)
                .map(line -> line.substring(0, line.indexOf(' ')))
                .forEach(store -> await().atMost(SOON).until(() -> drift(store) > 0));
        assertThat(exitCode()).isEqualTo(1);
    }

    private static void awaitClean() {
        await().atMost(SOON).untilAsserted(() -> assertThat(exitCode()).isZero());
        for (var store : List.of("mysql", "redis", "elasticsearch")) {
            await().atMost(SOON).until(() -> drift(store) == 0);
        }
    }

    private static double drift(String store) {
        return sink.gauge("yan.store.drift", "store", store);
    }

    private static List<String> named(JsonObject report) {
        return report.getAsJsonArray("differing").asList().stream()
                .map(element -> element.getAsJsonObject())
                .map(one -> String.join(
                        " ",
                        one.get("store").getAsString(),
                        one.get("conversationId").getAsString(),
                        one.get("seq").getAsString(),
                        one.get("reason").getAsString()))
                .toList();
    }

    private static JsonObject of(JsonObject report, String store) {
        return report.getAsJsonObject("stores").getAsJsonObject(store);
    }

    private static JsonObject audit() {
        var out = new ByteArrayOutputStream();
        run(new PrintStream(out, true, UTF_8), "--json");
        var report = out.toString(UTF_8);
        assertThat(report).endsWith(System.lineSeparator()).hasLineCount(1);
        return JsonParser.parseString(report).getAsJsonObject();
    }

    private static long conversations(ByteArrayOutputStream report) {
        return JsonParser.parseString(report.toString(UTF_8))
                .getAsJsonObject()
                .get("conversations")
                .getAsLong();
    }

    private static int exitCode() {
        return run(new PrintStream(new ByteArrayOutputStream(), true, UTF_8));
    }

    private static int run(PrintStream out, String... args) {
        return AuditMain.run(with("STORAGE_AUDIT_RATE", "1"), out, args);
    }

    private static Map<String, String> with(String variable, String value) {
        var mysql = tables.mysql();
        var all = new HashMap<>(variables);
        all.putAll(Map.of(
                "YAN_MYSQL", mysql.address(),
                "YAN_MYSQL_DATABASE", mysql.database(),
                "YAN_MYSQL_USER", mysql.user(),
                "YAN_MYSQL_PASSWORD", mysql.password(),
                "YAN_MYSQL_SSL", "DISABLED"));
        all.put(variable, value);
        return all;
    }

    private static String table() {
        return EventShard.tableOf(ID);
    }
}
