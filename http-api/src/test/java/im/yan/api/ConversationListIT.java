// SPDX-License-Identifier: Apache-2.0
package im.yan.api;

import static org.assertj.core.api.Assertions.assertThat;

import im.yan.schemas.ConversationId;
import im.yan.testkit.TestServers;
import java.sql.SQLException;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class ConversationListIT {
    private final TestApi api = TestApi.shared();

    @Test
    void aLineSaysWhoItIsWithAndHowFarBothAre() throws SQLException {
        var alice = api.user();
        var bob = api.user();
        var id = ConversationId.direct(alice.id(), bob.id()).text();
        Rows.conversation(alice.id(), bob.id(), 7, 1_700_000_000_000L);
        Rows.positions(alice.id(), id, 7, 7, 7);
        Rows.positions(bob.id(), id, 6, 4, 4);

        var ofBob = bob.get("/v1/conversations");

        assertThat(ofBob.json().toString())
                .isEqualTo(
                        ("{'conversations':[{'conversationId':'%s','peer':{'userId':'%d','name':'%s','displayName':'%s'},"
                                        + "'headSeq':'7','headMessageNo':'7','lastTimeMillis':'1700000000000',"
                                        + "'readSeq':'4','readNo':'4','deliveredSeq':'6','unread':'3','mutedUntilMillis':'0',"
                                        + "'markedUnread':false,'visibleFromSeq':'1',"
                                        + "'peerReadSeq':'7','peerDeliveredSeq':'7'}]}")
                                .replace('\'', '"')
                                .formatted(id, alice.id(), alice.name(), alice.name()));
        var ofAlice = alice.get("/v1/conversations").json().at("/conversations/0");
        assertThat(ofAlice.required("unread").stringValue()).isEqualTo("0");
        assertThat(ofAlice.required("peerReadSeq").stringValue()).isEqualTo("4");
        assertThat(ofAlice.required("peerDeliveredSeq").stringValue()).isEqualTo("6");
    }

    @Test
    void unreadIsNeverNegative() throws SQLException {
        var alice = api.user();
        var bob = api.user();
        Rows.conversation(alice.id(), bob.id(), 2, 1);
        Rows.positions(bob.id(), ConversationId.direct(alice.id(), bob.id()).text(), 3, 3, 3);

        assertThat(bob.get("/v1/conversations")
                        .json()
                        .at("/conversations/0/unread")
                        .stringValue())
                .isEqualTo("0");
    }

    @Test
    void thePagesHoldEveryConversationOnceMostRecentFirst() throws SQLException {
        var user = api.user();
        var expected = new ArrayList<String>();
        // Pairs share a time, so that a page ends between two of the same time.
        for (var i = 0; i < 9; i++) {
            Rows.conversation(user.id(), i + 1, 1, 1_000 + i / 2);
            expected.add(i / 2 + " " + ConversationId.direct(user.id(), i + 1).text());
        }
        expected.sort((one, other) -> other.compareTo(one));

        var seen = new ArrayList<String>();
        var path = "/v1/conversations?limit=2";
        JsonNode page;
        do {
            page = user.get(path).json();
            assertThat(page.required("conversations").size()).isBetween(1, 2);
            page.required("conversations")
                    .forEach(line -> seen.add(
                            (Long.parseLong(line.required("lastTimeMillis").stringValue()) - 1_000) + " "
                                    + line.required("conversationId").stringValue()));
            path = "/v1/conversations?limit=2&cursor=" + page.path("next").asString("");
        } while (page.has("next"));

        assertThat(seen).isEqualTo(expected);
    }

    @Test
    void nobodySeesTheConversationsOfOthers() throws SQLException {
        Rows.conversation(api.user().id(), api.user().id(), 1, 1);

        assertThat(api.user().get("/v1/conversations").json().toString()).isEqualTo("{\"conversations\":[]}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "limit=0",
                "limit=201",
                "limit=-1",
                "limit=many",
                "cursor=x",
                "cursor=",
                "cursor=MTIz",
                "cursor=MS9kOjI6MQ",
                "cursor=%F0%9F%99%82"
            })
    void whatIsNoPageIsInvalid(String query) {
        assertThat(api.user().get("/v1/conversations?" + query).refusal()).isEqualTo("400 INVALID_ARGUMENT");
    }

    @Test
    void aLongListCostsNoMoreQueriesThanAShortOne() throws SQLException {
        var user = api.user();
        for (var i = 0; i < 60; i++) {
            Rows.conversation(user.id(), i + 1, 1, i);
        }

        var before = selects();
        var page = user.get("/v1/conversations?limit=60").json();
        var after = selects();

        assertThat(page.required("conversations").size()).isEqualTo(60);
        // The account's state, the list, the peers; a new connection of the pool may add a few of its own.
        assertThat(after - before).isLessThan(12);
    }

    private static long selects() throws SQLException {
        try (var connection = TestServers.mysql().connect();
                var rows = connection.createStatement().executeQuery("SHOW GLOBAL STATUS LIKE 'Com_select'")) {
            assertThat(rows.next()).isTrue();
            return rows.getLong(2);
        }
    }
}
