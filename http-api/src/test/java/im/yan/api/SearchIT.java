// SPDX-License-Identifier: Apache-2.0
package im.yan.api;

import static org.assertj.core.api.Assertions.assertThat;

import im.yan.schemas.v1.Content;
import im.yan.schemas.v1.ConversationEvent;
import im.yan.schemas.v1.File;
import im.yan.schemas.v1.MessagePosted;
import im.yan.schemas.v1.Role;
import im.yan.schemas.v1.Text;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SearchIT {
    private static final SearchIndex INDEX = new SearchIndex();
    private static final TestApi API = INDEX.api();

    private final TestApi.User alice = API.user();
    private GroupRows group;

    @AfterAll
    static void close() {
        API.close();
    }

    @BeforeEach
    void aGroup() throws SQLException {
        group = GroupRows.foundedBy(alice.id());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    今天天气很好，我们去爬山吧 | 爬山      | 爬山
                    今天天气很好，我们去爬山吧 | 山        | 山
                    今天天气很好，我们去爬山吧 | 好，我们  | 好，我们
                    The Quick brown fox        | quick BROWN | Quick brown
                    The Quick brown fox        | quick br  | Quick brown
                    The Quick brown fox        | fox       | fox
                    周五 deploy 到 prod        | deploy 到 | deploy 到
                    well done 👍🏽 everybody    | 👍🏽       | 👍🏽
                    👩‍👩‍👧 is my family          | 👩‍👩‍👧     | 👩‍👩‍👧
                    call 13800138000 now       | 1380013   | 13800138000
                    """)
    void whatWasSaidIsFoundAndMarked(String said, String q, String marked) throws SQLException {
        INDEX.add(group.post(alice.id(), text("nothing of the kind")), group.post(alice.id(), text(said)));

        var hits = search(alice, q, "").json().at("/hits");

        assertThat(hits).hasSize(1);
        var hit = hits.get(0);
        assertThat(hit.required("text").stringValue()).isEqualTo(said);
        var highlights = new ArrayList<String>();
        hit.required("highlights")
                .forEach(at -> highlights.add(said.substring(
                        at.required("start").intValue(), at.required("end").intValue())));
        assertThat(highlights).containsExactly(marked);
    }

    @ParameterizedTest
    @CsvSource({"山爬, 我们去爬山", "own, The quick brown fox", "brown quick, The quick brown fox"})
    void wordsAreFoundWholeAndInTheirOrder(String q, String said) throws SQLException {
        INDEX.add(group.post(alice.id(), text(said)));

        assertThat(found(alice, q, "")).isEmpty();
    }

    @Test
    void aHitSaysWhereItIsAndWhoSaidIt() throws SQLException {
        var said = group.post(alice.id(), text("hello"));
        INDEX.add(said);

        assertThat(search(alice, "HELLO", "").response().body())
                .isEqualTo(
                        ("{'hits':[{'conversationId':'%s','seq':'2','senderId':'%d','kind':'TEXT','timeMillis':'1002',"
                                        + "'text':'hello','highlights':[{'start':0,'end':5}]}]}")
                                .replace('\'', '"')
                                .formatted(group.id(), alice.id()));
    }

    @Test
    void everyFilterLeavesOutTheOthers() throws SQLException {
        var bob = API.user();
        group.member(bob.id(), Role.MEMBER, 1, 1);
        var other = GroupRows.foundedBy(alice.id());
        INDEX.add(
                group.post(alice.id(), text("plan")),
                group.post(bob.id(), text("plan")),
                group.post(bob.id(), file("plan")),
                group.post(bob.id(), text("plan")));
        INDEX.add(other.post(alice.id(), text("plan")));

        assertThat(found(alice, "plan", "&conversationId=" + group.id())).containsExactly(5L, 4L, 3L, 2L);
        assertThat(found(alice, "plan", "&senderId=" + bob.id())).containsExactly(5L, 4L, 3L);
        assertThat(found(alice, "plan", "&kind=FILE")).containsExactly(4L);
        assertThat(found(alice, "plan", "&from=1003&to=1005&conversationId=" + group.id()))
                .containsExactly(4L, 3L);
        assertThat(found(bob, "plan", "&kind=TEXT&senderId=" + bob.id() + "&to=1005"))
                .containsExactly(3L);
    }

    @Test
    void pagesNeitherSkipNorRepeatWhileMessagesArrive() throws SQLException {
        var expected = new ArrayList<Long>();
        for (var i = 0; i < 7; i++) {
            var posted = group.post(alice.id(), text("again"));
            expected.addFirst(posted.getSeq());
            INDEX.add(posted);
        }

        var seen = new ArrayList<Long>();
        var more = "&limit=3";
        while (!more.isEmpty()) {
            var page = search(alice, "again", more);
            seen.addAll(seqs(page));
            INDEX.add(group.post(alice.id(), text("again")));
            var next = page.json().path("next").asString("");
            more = next.isEmpty() ? "" : "&limit=3&cursor=" + next;
        }

        assertThat(seen).isEqualTo(expected);
    }

    @Test
    void whatLiesOutsideHerWindowIsNotFound() throws SQLException {
        var bob = API.user();
        group.member(bob.id(), Role.MEMBER, 1, 4);
        INDEX.add(LongStream.range(0, 5)
                .mapToObj(i -> posted(group, "secret"))
                .toList()
                .toArray(new ConversationEvent[0]));

        assertThat(found(bob, "secret", "")).containsExactly(6L, 5L, 4L);
        assertThat(found(bob, "secret", "&conversationId=" + group.id())).containsExactly(6L, 5L, 4L);
        group.set(bob.id(), "cleared_seq = 5");
        assertThat(found(bob, "secret", "")).containsExactly(6L);
        group.set(bob.id(), "member = FALSE");
        assertThat(found(bob, "secret", "")).isEmpty();
        assertThat(search(bob, "secret", "&conversationId=" + group.id()).refusal())
                .isEqualTo("404 NOT_FOUND");
    }

    @Test
    void mysqlHasTheLastWordWhereTheIndexLags() throws SQLException {
        var kept = group.post(alice.id(), text("oops"));
        var recalled = group.post(alice.id(), text("oops"));
        var deleted = group.post(alice.id(), text("oops"));
        INDEX.add(kept, recalled, deleted);
        group.recall(recalled);
        Rows.run("INSERT INTO hidden_message VALUES (?, ?, ?)", alice.id(), group.id(), deleted.getSeq());

        assertThat(found(alice, "oops", "")).containsExactly(kept.getSeq());
    }

    @Test
    void aDissolvedGroupIsSearchedAsItIsRead() throws SQLException {
        INDEX.add(group.post(alice.id(), text("farewell")));
        group.dissolve();

        assertThat(found(alice, "farewell", "")).containsExactly(2L);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "?!…", "，。", "(-)"})
    void thereMustBeSomethingToLookFor(String q) {
        assertThat(search(alice, q, "").refusal()).isEqualTo("400 INVALID_ARGUMENT");
    }

    @Test
    void badParametersAreRefused() {
        assertThat(alice.get("/v1/search").refusal()).isEqualTo("400 INVALID_ARGUMENT");
        assertThat(search(alice, "字".repeat(201), "").refusal()).isEqualTo("400 INVALID_ARGUMENT");
        assertThat(search(alice, "字".repeat(200), "").status()).isEqualTo(200);
        for (var bad : List.of("kind=POEM", "limit=0", "limit=51", "cursor=x", "senderId=x", "conversationId=x")) {
            assertThat(search(alice, "a", "&" + bad).refusal()).as(bad).isEqualTo("400 INVALID_ARGUMENT");
        }
    }

    private static Answer search(TestApi.User user, String q, String more) {
        return SearchIndex.ask(user, "/v1/search?q=" + URLEncoder.encode(q, StandardCharsets.UTF_8) + more);
    }

    private static List<Long> found(TestApi.User user, String q, String more) {
        return seqs(search(user, q, more));
    }

    private static List<Long> seqs(Answer page) {
        assertThat(page.status()).as(page.response().body()).isEqualTo(200);
        return page.json()
                .at("/hits")
                .valueStream()
                .map(hit -> Long.parseLong(hit.required("seq").stringValue()))
                .toList();
    }

    private ConversationEvent posted(GroupRows in, String body) {
        try {
            return in.post(alice.id(), text(body));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static MessagePosted text(String body) {
        return MessagePosted.newBuilder()
                .setContent(Content.newBuilder().setText(Text.newBuilder().setBody(body)))
                .build();
    }

    private static MessagePosted file(String name) {
        return MessagePosted.newBuilder()
                .setContent(Content.newBuilder().setFile(File.newBuilder().setName(name)))
                .build();
    }
}
