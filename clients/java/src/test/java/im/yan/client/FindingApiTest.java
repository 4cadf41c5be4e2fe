// SPDX-License-Identifier: Apache-2.0
package im.yan.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import im.yan.client.SearchPage.Highlight;
import im.yan.schemas.v1.Content.KindCase;
import im.yan.schemas.v1.ConversationEvent;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Search and synchronisation, against a server that answers everything with what the test says. */
class FindingApiTest {
    private final OneAnswer server = new OneAnswer();
    private final YanApi api = new YanApi(server.address());

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void findsMessages() {
        server.answer = "{\"hits\":[{\"conversationId\":\"g:5\",\"seq\":\"8\",\"senderId\":\"9\",\"kind\":\"TEXT\","
                + "\"timeMillis\":\"3\",\"text\":\"a pizza\",\"highlights\":[{\"start\":2,\"end\":7}]},"
                + "{\"kind\":\"OF_A_NEWER_SERVER\"}],\"next\":\"n\"}";

        var page = api.search("t", MessageSearch.of("pizza"));

        assertThat(page.hits().getFirst())
                .isEqualTo(new SearchPage.Hit("g:5", 8, 9, KindCase.TEXT, 3, "a pizza", List.of(new Highlight(2, 7))));
        assertThat(page.hits().getLast().kind()).isEqualTo(KindCase.KIND_NOT_SET);
        assertThat(page.next()).isEqualTo("n");
        assertThat(server.requests).containsExactly("GET /v1/search?limit=20&q=pizza Bearer t ");
    }

    @Test
    void asksForNoMoreThanIsWanted() {
        server.answer = "{\"hits\":[]}";

        var page = api.search(
                "t",
                MessageSearch.of("爬山 &")
                        .in("g:5")
                        .by(9)
                        .ofKind(KindCase.FILE)
                        .between(0, 7)
                        .limit(3)
                        .after("n"));

        assertThat(page.next()).isNull();
        assertThat(server.requests)
                .containsExactly("GET /v1/search?conversationId=g%3A5&cursor=n&kind=FILE&limit=3"
                        + "&q=%E7%88%AC%E5%B1%B1%20%26&senderId=9&to=7 Bearer t ");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 51})
    void aLimitTheServerWouldRefuseIsABug(int limit) {
        assertThatThrownBy(() -> MessageSearch.of("a").limit(limit)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void synchronises() {
        server.answer = "{\"conversations\":[{\"conversationId\":\"g:5\",\"headSeq\":\"8\",\"member\":true,"
                + "\"events\":[{\"seq\":\"7\"},{\"seq\":\"8\"}]},"
                + "{\"conversationId\":\"g:6\",\"member\":false,\"events\":[]}],\"next\":\"n\",\"more\":true}";

        var page = api.sync("t", null, 100);
        api.sync("t", page.next(), 100);

        var changed = page.conversations().getFirst();
        assertThat(changed.conversation().headSeq()).isEqualTo(8);
        assertThat(changed.member()).isTrue();
        assertThat(changed.events()).extracting(ConversationEvent::getSeq).containsExactly(7L, 8L);
        assertThat(page.conversations().getLast().member()).isFalse();
        assertThat(page.more()).isTrue();
        assertThat(server.requests)
                .containsExactly("GET /v1/sync?limit=100 Bearer t ", "GET /v1/sync?cursor=n&limit=100 Bearer t ");
    }
}
