// SPDX-License-Identifier: Apache-2.0
package im.yan.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import im.yan.schemas.v1.ErrorCode;
import im.yan.schemas.v1.Role;
import java.net.URI;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Against a server that answers everything with what the test says. */
class YanApiTest {
    private static final String PEER = "{\"userId\":\"9\",\"name\":\"bob\",\"displayName\":\"Bob\"}";

    private final OneAnswer server = new OneAnswer();
    private final YanApi api = new YanApi(server.address());

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void registers() {
        server.status = 201;
        server.answer = PEER;

        var account = api.register("bob", "secret \"1\"", "Bob");

        assertThat(account).isEqualTo(new Account(9, "bob", "Bob"));
        assertThat(server.requests)
                .containsExactly("POST /v1/accounts - "
                        + "{\"name\":\"bob\",\"password\":\"secret \\\"1\\\"\",\"displayName\":\"Bob\"}");
    }

    @Test
    void logsIn() {
        server.answer = "{\"token\":\"t\",\"userId\":\"9\",\"expiresAtMillis\":\"1700000000000\"}";

        var login = api.login("bob", "secret");

        assertThat(login).isEqualTo(new Login("t", 9, 1_700_000_000_000L));
        assertThat(login.toString()).doesNotContain("t,");
        assertThat(server.requests).containsExactly("POST /v1/tokens - {\"name\":\"bob\",\"password\":\"secret\"}");
    }

    @Test
    void findsAccounts() {
        server.answer = PEER;

        api.account("t", 9);
        api.accountByName("t", "b&b ü");
        api.me("t");

        assertThat(server.requests)
                .containsExactly(
                        "GET /v1/accounts/9 Bearer t ",
                        "GET /v1/accounts?name=b%26b%20%C3%BC Bearer t ",
                        "GET /v1/accounts/me Bearer t ");
    }

    @Test
    void listsConnectors() {
        server.answer = "{\"connectors\":[{\"address\":\"ws://127.0.0.1:8090/ws\",\"sessions\":12,\"new\":true}]}";

        assertThat(api.connectors()).containsExactly(new Connector(URI.create("ws://127.0.0.1:8090/ws"), 12));
    }

    @Test
    void listsConversations() {
        server.answer = "{\"conversations\":[{\"conversationId\":\"d:7:9\",\"peer\":" + PEER
                + ",\"headSeq\":\"5\",\"headMessageNo\":\"4\",\"lastTimeMillis\":\"3\",\"readSeq\":\"2\",\"readNo\":\"1\","
                + "\"unread\":\"3\",\"peerReadSeq\":\"4\",\"peerDeliveredSeq\":\"5\"},"
                + "{\"conversationId\":\"g:3\",\"group\":{\"name\":\"Chess\",\"pictureMediaId\":\"8\",\"memberCount\":12,"
                + "\"dissolved\":true},\"role\":\"ADMIN\",\"headSeq\":\"9\",\"deliveredSeq\":\"7\",\"mutedUntilMillis\":\"6\","
                + "\"markedUnread\":true,\"visibleFromSeq\":\"2\"}],\"next\":\"n/1\"}";

        var page = api.conversations("t", 50, "c=1");

        var role = Role.ROLE_UNSPECIFIED;
        var bob = new Account(9, "bob", "Bob");
        var chess = new GroupSummary("Chess", 8, 12, true);
        assertThat(page.conversations())
                .containsExactly(
                        new Conversation("d:7:9", bob, null, role, 5, 4, 3, 2, 1, 0, 3, 4, 5, 0, false, 0),
                        new Conversation("g:3", null, chess, Role.ADMIN, 9, 0, 0, 0, 0, 7, 0, 0, 0, 6, true, 2));
        assertThat(page.next()).isEqualTo("n/1");
        assertThat(server.requests).containsExactly("GET /v1/conversations?cursor=c%3D1&limit=50 Bearer t ");
    }

    @Test
    void readsHistoryInAllDirections() {
        server.answer =
                "{\"events\":[{\"conversationId\":\"d:7:9\",\"seq\":\"3\",\"addedLater\":1}],\"headSeq\":\"3\"}";

        var history = api.history("t", "d:7:9", HistoryRange.after(2, 100));
        api.history("t", "d:7:9", HistoryRange.before(2, 10));
        api.history("t", "d:7:9", HistoryRange.latest(20));

        assertThat(history.headSeq()).isEqualTo(3);
        assertThat(history.events())
                .singleElement()
                .extracting(event -> event.getSeq())
                .isEqualTo(3L);
        assertThat(server.requests)
                .containsExactly(
                        "GET /v1/conversations/d:7:9/events?after=2&limit=100 Bearer t ",
                        "GET /v1/conversations/d:7:9/events?before=2&limit=10 Bearer t ",
                        "GET /v1/conversations/d:7:9/events?limit=20 Bearer t ");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, 501})
    void aLimitTheServerWouldRefuseIsABug(int limit) {
        assertThatThrownBy(() -> HistoryRange.latest(limit)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aRefusalHasItsCodeAndSentence() {
        server.status = 429;
        server.answer = "{\"code\":\"RATE_LIMITED\",\"message\":\"Too many attempts.\",\"retryable\":true,\"more\":1}";

        assertFails(ErrorCode.RATE_LIMITED, true, "Too many attempts.");
    }

    @Test
    void whatIsNoEnvelopeIsJudgedByItsStatus() {
        server.status = 502;
        server.answer = "<html>";
        assertFails(ErrorCode.UNAVAILABLE, true, "502");

        server.status = 418;
        server.answer = "{\"code\":\"OF_A_NEWER_SERVER\",\"message\":[]}";
        assertFails(ErrorCode.INVALID_ARGUMENT, false, "418");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "<html>", "null", "{\"userId\":\"x\"}"})
    void anAnswerThatIsNotOursIsUnavailable(String nonsense) {
        server.answer = nonsense;

        assertFails(ErrorCode.UNAVAILABLE, true, "");
    }

    @Test
    void aServerThatIsNotThereIsUnavailable() {
        server.close();

        assertFails(ErrorCode.UNAVAILABLE, true, "127.0.0.1");
    }

    @Test
    void anEndlessAnswerIsNotReadToItsEnd() {
        server.answer = " ".repeat(HttpCalls.ANSWER_BYTES_MAX + 1);

        assertFails(ErrorCode.UNAVAILABLE, true, "more than");
    }

    private void assertFails(ErrorCode code, boolean retryable, String message) {
        assertThatThrownBy(() -> api.me("t")).isInstanceOfSatisfying(ApiException.class, e -> {
            assertThat(e.code()).isEqualTo(code);
            assertThat(e.retryable()).isEqualTo(retryable);
            assertThat(e).hasMessageContaining(message);
        });
    }
}
