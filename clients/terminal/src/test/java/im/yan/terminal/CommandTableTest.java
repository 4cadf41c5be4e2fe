// SPDX-License-Identifier: Apache-2.0
package im.yan.terminal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import im.yan.client.YanApi;
import im.yan.client.YanClient;
import im.yan.schemas.v1.Device;
import java.time.Clock;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What commands show that ask the API, and what is answered to mistakes; without a connection. */
class CommandTableTest {
    private static final String MEMBER =
            "{\"userId\":\"9\",\"name\":\"bob\",\"displayName\":\"Bob\",\"role\":\"ADMIN\","
                    + "\"joinedSeq\":\"1\",\"readSeq\":\"3\",\"deliveredSeq\":\"4\"}";
    private static final String CHESS = "{\"conversationId\":\"g:3\",\"group\":{\"name\":\"Chess\",\"memberCount\":12},"
            + "\"role\":\"OWNER\",\"unread\":\"2\"}";

    private final ApiStub api = new ApiStub();
    private final RecordingScreen screen = new RecordingScreen();
    private final YanApi http = new YanApi(api.address());
    private final YanClient client =
            YanClient.builder().api(http).token(() -> "t").build();
    private final Rooms rooms = new Rooms(Room.of(Events.BOB, Events.CONVERSATION, new Ticks(0, 0)));

    @AfterEach
    void close() {
        client.close();
        api.close();
    }

    @Test
    void helpListsEveryCommand() throws ChatException {
        run("/help");

        assertThat(screen.shown())
                .singleElement()
                .asString()
                .contains("/reply N TEXT", "/group NAME MEMBER…", "/join LINK|g:ID", "/signout DEVICE", "/quit");
    }

    @Test
    void whoHasReadAMessageIsSaid() throws ChatException {
        api.answers.put(
                "/v1/conversations/d:7:9/receipts",
                "200 {\"seq\":\"8\",\"members\":12,\"delivered\":9,\"read\":1,\"readers\":[\"9\"]}");

        run("/read #8");

        assertThat(screen.shown()).containsExactly("· #8: delivered to 9, read by 1 of 12: Bob");
    }

    @Test
    void membersAreListedWithHowFarTheyHaveCome() throws ChatException {
        rooms.enter(Room.of("Chess", "g:3"));
        api.answers.put("/v1/conversations/g:3/members", "200 {\"members\":[" + MEMBER + "]}");

        run("/who");

        assertThat(screen.shown()).hasSize(2).last().isEqualTo("· Bob, admin: has #4, read #3");
    }

    @Test
    void groupsAreListedAndEnteredByName() throws ChatException {
        api.answers.put("/v1/conversations", "200 {\"conversations\":[" + CHESS + "]}");

        run("/groups");
        run("/open Chess");

        assertThat(screen.shown())
                .containsExactly("· Chess (g:3): 12 members, you are owner, 2 unread", "· you are in Chess (g:3)");
        assertThat(rooms.open().conversationId()).isEqualTo("g:3");
    }

    @Test
    void whatIsUnreadIsNamed() throws ChatException {
        api.answers.put("/v1/conversations", "200 {\"conversations\":[" + CHESS + "]}");
        api.answers.put(
                "/v1/unread",
                "200 {\"total\":\"2\",\"conversations\":[{\"conversationId\":\"g:3\",\"unread\":\"2\"},"
                        + "{\"conversationId\":\"d:7:9\",\"unread\":\"0\"}]}");

        run("/unread");

        assertThat(screen.shown())
                .containsExactly("· 2 unread, and 0 where you want no disturbance", "· Chess: 2 unread");
    }

    @Test
    void whatWasFoundStandsBetweenMarks() throws ChatException {
        api.answers.put("/v1/conversations", "200 {\"conversations\":[" + CHESS + "]}");
        api.answers.put(
                "/v1/search",
                "200 {\"hits\":[{\"conversationId\":\"g:3\",\"seq\":\"8\",\"senderId\":\"7\",\"kind\":\"TEXT\","
                        + "\"timeMillis\":\"1000\",\"text\":\"a pizza?\",\"highlights\":[{\"start\":2,\"end\":7}]}],"
                        + "\"next\":\"n\"}");

        run("/search pizza");

        assertThat(screen.shown()).containsExactly("· Chess #8, you, 1970-01-01 00:00: a «pizza»?", "· … and others");
        assertThat(api.requests).contains("GET /v1/search?limit=20&q=pizza");
    }

    @Test
    void nothingFoundIsSaid() throws ChatException {
        api.answers.put("/v1/search", "200 {\"hits\":[]}");

        run("/search pizza");

        assertThat(screen.shown()).containsExactly("· nobody has said that to you");
    }

    @Test
    void devicesAreListedAndSignedOut() throws ChatException {
        api.answers.put(
                "/v1/devices",
                "200 {\"devices\":[{\"deviceId\":\"phone\",\"name\":\"Phone\",\"kind\":\"MOBILE\",\"current\":true}]}");
        api.answers.put("/v1/devices/phone", "204 ");

        run("/devices");
        run("/signout phone");

        assertThat(screen.shown()).containsExactly("· phone: Phone, mobile, this one", "· phone is signed out");
        assertThat(api.requests).contains("DELETE /v1/devices/phone");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '→', textBlock = """
                    /hsitory        → there is no command /hsitory; /help lists them.
                    /history 501    → /history takes a number from 1 to 500.
                    /history all    → usage: /history [N]
                    /search         → usage: /search TEXT
                    /recall         → usage: /recall N
                    /recall 5 6     → usage: /recall N
                    /reply 5 hello  → no message here has the number 5; /history shows older ones.
                    /silence long   → usage: /silence 8h|7d|off
                    /rename Chess   → this is a conversation of two; /groups lists groups, /open enters one.
                    /open nobody    → there is no user called nobody; they register by starting a chat of their own with --register.
                    """)
    void aMistakeIsExplained(String typed, String sentence) {
        assertThatThrownBy(() -> run(typed)).isInstanceOf(ChatException.class).hasMessage(sentence);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/leave now", "/groups all", "/clear everything"})
    void whatIsTypedTooMuchChangesNothing(String typed) {
        assertThatThrownBy(() -> run(typed)).isInstanceOf(ChatException.class).hasMessageStartingWith("usage: ");
    }

    private void run(String line) throws ChatException {
        var device = Device.newBuilder().setId("terminal").build();
        var session = Session.open(http, api.address(), "alice", "secret", device, false);
        var people = Events.people();
        var view = new ChatView(
                people, rooms, screen, Clock.fixed(Events.NOON, ZoneOffset.UTC), read -> {}, disconnected -> {});
        var desk = new Desk(session, client, screen, view, people, rooms, new Outgoing(screen));
        if (Input.parse(line) instanceof Input.Do typed) {
            new CommandTable(desk, new Door(session, new People(session, Events.ALICE))).run(typed);
        }
    }
}
