// SPDX-License-Identifier: Apache-2.0
package im.yan.api;

import static org.assertj.core.api.Assertions.assertThat;

import im.yan.schemas.ConversationId;
import im.yan.schemas.v1.ConversationEvent;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HistoryIT {
    private final TestApi api = TestApi.shared();
    private TestApi.User alice;
    private TestApi.User bob;
    private String path;
    private List<ConversationEvent> written;

    @BeforeEach
    void twelveMessages() throws SQLException {
        alice = api.user();
        bob = api.user();
        path = "/v1/conversations/"
                + ConversationId.direct(alice.id(), bob.id()).text() + "/events";
        written = Rows.conversation(alice.id(), bob.id(), 12, 1_700_000_000_000L);
    }

    @Test
    void bothPartiesReadTheEventsAsTheyStandInTheLog() {
        assertThat(events(alice.get(path))).isEqualTo(written);
        assertThat(events(bob.get(path))).isEqualTo(written);
        assertThat(bob.get(path).text("headSeq")).isEqualTo("12");
        assertThat(bob.get(path).json().at("/events/0/seq").stringValue()).isEqualTo("1");
    }

    @ParameterizedTest
    @CsvSource({
        "limit=5,              8, 12",
        "after=0&limit=5,      1, 5",
        "after=5&limit=5,      6, 10",
        "after=10&limit=5,     11, 12",
        "after=12&limit=5,     1, 0",
        "before=13&limit=5,    8, 12",
        "before=8&limit=5,     3, 7",
        "before=3&limit=5,     1, 2",
        "before=1&limit=5,     1, 0",
        "after=9223372036854775807, 1, 0"
    })
    void aPageHoldsWhatIsNearestInAscendingOrder(String query, long first, long last) {
        var answer = bob.get(path + "?" + query);

        assertThat(events(answer))
                .extracting(ConversationEvent::getSeq)
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(first, last).boxed().toList());
        assertThat(answer.text("headSeq")).isEqualTo("12");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "?limit=0",
                "?limit=501",
                "?after=1&before=5",
                "?after=-1",
                "?before=-1",
                "?after=x",
                "?after=9223372036854775808"
            })
    void whatIsNoPartOfAHistoryIsInvalid(String query) {
        assertThat(bob.get(path + query).refusal()).isEqualTo("400 INVALID_ARGUMENT");
    }

    @ParameterizedTest
    @ValueSource(strings = {"d:2:1", "d:1:1", "d:01:2", "x", "g:0", "g:01", "d:1:2:3", "d:1:99999999999999999999"})
    void whatIsNoConversationIdIsInvalid(String id) {
        assertThat(bob.get("/v1/conversations/" + id + "/events").refusal()).isEqualTo("400 INVALID_ARGUMENT");
    }

    @Test
    void aStrangerLearnsNothing() {
        var stranger = api.user();

        var real = stranger.get(path);
        var imagined = stranger.get("/v1/conversations/d:1:2/events");

        assertThat(real.refusal()).isEqualTo("404 NOT_FOUND");
        assertThat(real.response().body()).isEqualTo(imagined.response().body());
    }

    @Test
    void aConversationThatHasNotBegunIsEmpty() {
        var id = ConversationId.direct(bob.id(), api.user().id()).text();

        assertThat(bob.get("/v1/conversations/" + id + "/events").json().toString())
                .isEqualTo(
                        "{\"events\":[],\"headSeq\":\"0\",\"visibleFromSeq\":\"1\",\"amendments\":[],\"reactions\":[]}");
    }

    private static List<ConversationEvent> events(Answer answer) {
        return answer.events("/events");
    }
}
