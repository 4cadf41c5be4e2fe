// SPDX-License-Identifier: Apache-2.0
package im.yan.api;

import static org.assertj.core.api.Assertions.assertThat;

import im.yan.schemas.ConversationId;
import im.yan.schemas.v1.Content;
import im.yan.schemas.v1.ConversationEvent;
import im.yan.schemas.v1.MessagePosted;
import im.yan.schemas.v1.Role;
import im.yan.schemas.v1.Text;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class SyncIT {
    private final TestApi api = TestApi.shared();
    private final TestApi.User alice = api.user();
    private final TestApi.User bob = api.user();

    @Test
    void aNewDeviceLearnsOfEveryConversationWithItsEnd() throws SQLException {
        Rows.conversation(alice.id(), bob.id(), 25, 1_000);
        var id = ConversationId.direct(alice.id(), bob.id()).text();
        Rows.positions(bob.id(), id, 24, 22, 22);

        var page = bob.get("/v1/sync");

        var listed = bob.get("/v1/conversations").json().at("/conversations/0");
        var told = page.json().at("/conversations/0");
        listed.forEachEntry((field, value) -> assertThat(told.path(field)).isEqualTo(value));
        assertThat(told.required("member").booleanValue()).isTrue();
        assertThat(page.events("/conversations/0/events"))
                .extracting(ConversationEvent::getSeq)
                .containsExactlyElementsOf(LongStream.rangeClosed(6, 25).boxed().toList());
        assertThat(page.json().required("more").booleanValue()).isFalse();
    }

    @Test
    void whatHasNotChangedIsNotToldAgain() throws SQLException {
        var quiet = GroupRows.foundedBy(alice.id());
        var busy = GroupRows.foundedBy(alice.id());
        var next = alice.get("/v1/sync").text("next");
        assertThat(told(alice.get("/v1/sync?cursor=" + next)))
                .as("repeats within the overlap")
                .hasSize(2);
        longAgo(alice, quiet, busy);

        assertThat(told(alice.get("/v1/sync?cursor=" + next))).isEmpty();
        busy.post(alice.id());
        assertThat(told(alice.get("/v1/sync?cursor=" + next))).containsExactly(busy.id());
        busy.set(alice.id(), "delivered_seq = 0");
        quiet.set(alice.id(), "marked_unread = TRUE");
        assertThat(told(alice.get("/v1/sync?cursor=" + next))).containsExactly(quiet.id(), busy.id());
    }

    @Test
    void anEventThatWasStoredLateIsToldHoweverOldItIs() throws SQLException {
        var group = GroupRows.foundedBy(alice.id());
        longAgo(alice, group);
        var next = alice.get("/v1/sync").text("next");
        assertThat(told(alice.get("/v1/sync?cursor=" + next))).isEmpty();

        // Its time is in 1970.
        group.post(alice.id());

        assertThat(told(alice.get("/v1/sync?cursor=" + next))).containsExactly(group.id());
    }

    @Test
    void whoHasLeftIsToldThatAndNothingElse() throws SQLException {
        var group = GroupRows.foundedBy(alice.id());
        group.member(bob.id(), Role.MEMBER, 1, 1);
        var next = bob.get("/v1/sync").text("next");
        group.set(bob.id(), "member = FALSE");

        var page = bob.get("/v1/sync?cursor=" + next);

        var line = page.json().at("/conversations/0");
        assertThat(line.required("conversationId").stringValue()).isEqualTo(group.id());
        assertThat(line.required("member").booleanValue()).isFalse();
        assertThat(line.required("headSeq").stringValue()).isEqualTo("0");
        assertThat(line.required("events")).isEmpty();
        assertThat(line.has("group")).isFalse();
        longAgo(bob, group);
        group.post(alice.id());
        assertThat(told(bob.get("/v1/sync?cursor=" + next)))
                .as("what goes on without her")
                .isEmpty();
        assertThat(told(bob.get("/v1/sync"))).isEmpty();
    }

    @Test
    void nothingUnreadableIsTold() throws SQLException {
        var group = GroupRows.foundedBy(alice.id());
        var early = group.post(alice.id());
        var recalled = group.post(alice.id());
        group.edit(recalled);
        for (var i = 0; i < 17; i++) {
            group.post(alice.id());
        }
        group.recall(recalled);
        var deleted = group.post(alice.id());
        Rows.run("INSERT INTO hidden_message VALUES (?, ?, ?)", bob.id(), group.id(), deleted.getSeq());
        group.member(bob.id(), Role.MEMBER, 1, early.getSeq() + 1);

        var events = bob.get("/v1/sync").events("/conversations/0/events");

        // The end begins with the edit, whose message lies before it.
        assertThat(events.getFirst().getMessageEdited().getTargetSeq()).isEqualTo(recalled.getSeq());
        assertThat(events.getFirst().getMessageEdited().hasContent()).isFalse();
        assertThat(events.getLast().getMessagePosted().hasContent()).isFalse();
        assertThat(events.subList(1, 18))
                .allMatch(event -> event.getMessagePosted().hasContent());
        group.set(bob.id(), "visible_from_seq = " + deleted.getSeq());
        assertThat(bob.get("/v1/sync").events("/conversations/0/events"))
                .extracting(ConversationEvent::getSeq)
                .containsExactly(deleted.getSeq());
    }

    @Test
    void aRoundOfPagesMissesNothingWhileConversationsGoOn() throws SQLException {
        var groups = new ArrayList<GroupRows>();
        for (var i = 0; i < 7; i++) {
            groups.add(GroupRows.foundedBy(alice.id()));
        }

        var seen = new ArrayList<String>();
        var page = alice.get("/v1/sync?limit=3");
        var firstOfRound = page;
        seen.addAll(told(page));
        // The oldest changes before its page has come.
        groups.getFirst().post(alice.id());
        while (page.json().required("more").booleanValue()) {
            page = alice.get("/v1/sync?limit=3&cursor=" + page.text("next"));
            seen.addAll(told(page));
        }
        assertThat(told(firstOfRound))
                .as("latest change first")
                .containsExactly(
                        groups.get(6).id(), groups.get(5).id(), groups.get(4).id());
        assertThat(seen).doesNotHaveDuplicates();
        seen.addAll(told(alice.get("/v1/sync?cursor=" + page.text("next"))));

        assertThat(new HashSet<>(seen))
                .containsExactlyInAnyOrderElementsOf(
                        groups.stream().map(GroupRows::id).toList());
    }

    @Test
    void aPageEndsEarlyWhereEventsAreLarge() throws SQLException {
        var large = MessagePosted.newBuilder()
                .setContent(Content.newBuilder().setText(Text.newBuilder().setBody("字".repeat(100_000))))
                .build();
        for (var i = 0; i < 21; i++) {
            var group = GroupRows.foundedBy(alice.id());
            if (i > 10) {
                group.post(alice.id(), large);
                group.post(alice.id(), large);
            }
        }

        var page = alice.get("/v1/sync?limit=100");

        assertThat(told(page)).hasSize(10);
        assertThat(page.json().required("more").booleanValue()).isTrue();
        assertThat(told(alice.get("/v1/sync?limit=100&cursor=" + page.text("next"))))
                .hasSize(11);
    }

    @ParameterizedTest
    @ValueSource(strings = {"limit=0", "limit=101", "cursor=x", "cursor=MTIv", "cursor=LTE"})
    void badParametersAreRefused(String bad) {
        assertThat(alice.get("/v1/sync?" + bad).refusal()).isEqualTo("400 INVALID_ARGUMENT");
    }

    private static void longAgo(TestApi.User user, GroupRows... groups) throws SQLException {
        for (var group : groups) {
            group.set(user.id(), "changed_at = '2020-01-01'");
            Rows.run("UPDATE conversation SET changed_at = '2020-01-01' WHERE conversation_id = ?", group.id());
        }
    }

    private static List<String> told(Answer page) {
        assertThat(page.status()).as(page.response().body()).isEqualTo(200);
        return page.json()
                .at("/conversations")
                .valueStream()
                .map((JsonNode line) -> line.required("conversationId").stringValue())
                .toList();
    }
}
