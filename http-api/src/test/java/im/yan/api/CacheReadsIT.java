// SPDX-License-Identifier: Apache-2.0
package im.yan.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import im.yan.schemas.v1.ConversationEvent;
import im.yan.schemas.v1.Role;
import java.nio.ByteBuffer;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What was planted in Redis only is seen where Redis is believed, and nowhere else. */
class CacheReadsIT {
    private static final CachedApi CACHED = CachedApi.start(Map.of());
    private static final CacheRows REDIS = CACHED.rows();
    private static final long TWO_HOURS = 7_200_000;

    private TestApi.User owner;
    private TestApi.User member;
    private GroupRows group;
    private List<ConversationEvent> written;

    @AfterAll
    static void close() {
        CACHED.close();
    }

    @BeforeEach
    void fourMessages() throws SQLException {
        REDIS.begin();
        owner = CACHED.api().user();
        member = CACHED.api().user();
        group = GroupRows.foundedBy(owner.id());
        group.member(member.id(), Role.MEMBER, 2, 1);
        written = new ArrayList<>();
        for (var i = 0; i < 4; i++) {
            written.add(group.post(owner.id()));
        }
        REDIS.carry(group.id(), 4);
    }

    @Test
    void whatIsHeldIsBelieved() throws Exception {
        var planted = plantEvent();
        REDIS.set(key("member", ":" + member.id()), "visible_from_seq", "4".getBytes(UTF_8));

        var page = member.get(group.path("/events"));

        assertThat(page.events("/events")).containsExactly(written.get(2), planted);
        assertThat(page.text("visibleFromSeq")).isEqualTo("4");
        assertThat(CACHED.api().metrics())
                .contains("yan_api_cache_reads_total{outcome=\"hit\",part=\"view\"")
                .contains("yan_api_cache_reads_total{outcome=\"hit\",part=\"events\"");
    }

    @Test
    void soAreGroupsAndNames() throws Exception {
        Rows.conversation(owner.id(), member.id(), 1, 1);
        REDIS.carryProfile(owner.id());
        REDIS.set("yan:profile:" + owner.id(), "display_name", "Planted".getBytes(UTF_8));
        REDIS.set(key("group", ""), "member_count", "77".getBytes(UTF_8));

        assertThat(member.get(group.path("/group"))
                        .json()
                        .required("memberCount")
                        .intValue())
                .isEqualTo(77);
        assertThat(member.get("/v1/accounts/" + owner.id()).text("displayName")).isEqualTo("Planted");
        assertThat(member.get("/v1/conversations").response().body()).contains("Planted");
    }

    @Test
    void theEndsOfHistoriesComeFromRedisToo() throws Exception {
        var planted = plantEvent();
        REDIS.set(key("recent", ""), "floor", "1".getBytes(UTF_8));
        REDIS.set(key("recent", ""), "1", REDIS.get(key("recent", ""), "2"));

        var sync = member.get("/v1/sync");

        assertThat(sync.events("/conversations/0/events")).hasSize(5).endsWith(planted);
    }

    @ParameterizedTest
    @MethodSource("doubts")
    void whatCannotBeBelievedIsReadFromMysql(Consumer<CacheReadsIT> doubt) {
        plantEvent();
        doubt.accept(this);

        var page = member.get(group.path("/events?limit=4"));

        assertThat(page.events("/events")).isEqualTo(written);
        assertThat(page.text("headSeq")).isEqualTo("5");
    }

    static Stream<Named<Consumer<CacheReadsIT>>> doubts() {
        return Stream.of(
                Named.of("an old mark", test -> REDIS.fresh(System.currentTimeMillis() - TWO_HOURS)),
                Named.of("a mark from the future", test -> REDIS.fresh(System.currentTimeMillis() + TWO_HOURS)),
                Named.of("no mark", test -> REDIS.delete("yan:feed:cache:fresh")),
                Named.of("another life", test -> REDIS.life("1-another-0123abcd")),
                Named.of("no life", test -> REDIS.delete("yan:feed:cache")),
                Named.of("a hole", test -> REDIS.remove(test.key("recent", ""), "4")),
                Named.of(
                        "a value below the floor",
                        test -> REDIS.set(test.key("recent", ""), "floor", "3".getBytes(UTF_8))),
                Named.of("no floor", test -> REDIS.remove(test.key("recent", ""), "floor")),
                Named.of("no events", test -> REDIS.delete(test.key("recent", ""))),
                Named.of("nothing", test -> REDIS.flush()));
    }

    @Test
    void eachPartThatCannotBeBelievedIsReadFromMysqlAlone() {
        var planted = plantEvent();
        REDIS.remove(key("head", ""), "head_seq");

        var page = member.get(group.path("/events?limit=1"));

        assertThat(page.events("/events")).containsExactly(planted);
    }

    @Test
    void whoIsNotInItByRedisMayBeByMysql() throws SQLException {
        REDIS.set(key("member", ":" + member.id()), "member", "0".getBytes(UTF_8));
        assertThat(member.get(group.path("/events")).status()).isEqualTo(200);

        group.set(member.id(), "member = FALSE");
        assertThat(member.get(group.path("/events")).refusal()).isEqualTo("404 NOT_FOUND");
    }

    /** In the place of the last message. */
    private ConversationEvent plantEvent() {
        var planted = Rows.message(group.id(), 5, owner.id(), 0);
        var value = ByteBuffer.allocate(16 + planted.getSerializedSize())
                .putLong(0)
                .putLong(0)
                .put(planted.toByteArray());
        REDIS.set(key("recent", ""), "5", value.array());
        return planted;
    }

    private String key(String kind, String more) {
        return "yan:" + kind + ":{" + group.id() + "}" + more;
    }
}
