// SPDX-License-Identifier: Apache-2.0
package im.yan.api;

import static org.assertj.core.api.Assertions.assertThat;

import im.yan.schemas.ProtocolLimits;
import im.yan.schemas.v1.ConversationEvent;
import im.yan.schemas.v1.MessageEdited;
import im.yan.schemas.v1.MessagePosted;
import im.yan.schemas.v1.Role;
import java.sql.SQLException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class GroupHistoryIT {
    private final TestApi api = TestApi.shared();
    private final TestApi.User owner = api.user();
    private final TestApi.User member = api.user();
    private GroupRows group;

    @BeforeEach
    void aGroupOfTwo() throws SQLException {
        group = GroupRows.foundedBy(owner.id());
        group.member(member.id(), Role.MEMBER, 1, 1);
    }

    @Test
    void nothingFromBeforeAMembersTimeIsShown() throws SQLException {
        for (var i = 0; i < 4; i++) {
            group.post(owner.id());
        }
        group.set(member.id(), "visible_from_seq = 3");

        for (var query : new String[] {"", "?after=0", "?before=9"}) {
            var page = member.get(group.path("/events" + query));
            assertThat(page.events("/events"))
                    .extracting(ConversationEvent::getSeq)
                    .containsExactly(3L, 4L, 5L);
            assertThat(page.text("visibleFromSeq")).isEqualTo("3");
            assertThat(page.text("headSeq")).isEqualTo("5");
        }
        assertThat(owner.get(group.path("/events")).events("/events")).hasSize(5);

        group.set(member.id(), "cleared_seq = 4");
        assertThat(member.get(group.path("/events")).events("/events"))
                .extracting(ConversationEvent::getSeq)
                .containsExactly(5L);
    }

    @Test
    void aRecalledMessageAndItsEditsKeepTheirPlacesWithoutContent() throws SQLException {
        var message = group.post(owner.id());
        var edit = group.edit(message);
        var recall = group.recall(message);

        var events = member.get(group.path("/events?after=1")).events("/events");

        assertThat(events)
                .containsExactly(
                        message.toBuilder()
                                .setMessagePosted(MessagePosted.getDefaultInstance())
                                .build(),
                        edit.toBuilder()
                                .setMessageEdited(MessageEdited.newBuilder().setTargetSeq(message.getSeq()))
                                .build(),
                        recall);
        var editAlone = member.get(group.path("/events?limit=1&after=" + message.getSeq()))
                .events("/events");
        assertThat(editAlone.getFirst().getMessageEdited().hasContent()).isFalse();
    }

    @Test
    void whatHasBecomeOfAMessageComesWithItsPage() throws SQLException {
        var edited = group.post(owner.id());
        var recalled = group.post(owner.id());
        var untouched = group.post(owner.id());
        group.edit(edited);
        var lastEdit = group.edit(edited);
        group.edit(recalled);
        var recall = group.recall(recalled);

        var page = member.get(group.path("/events?limit=3&after=1"));

        assertThat(page.events("/events"))
                .containsExactly(
                        edited,
                        recalled.toBuilder()
                                .setMessagePosted(MessagePosted.getDefaultInstance())
                                .build(),
                        untouched);
        assertThat(page.events("/amendments")).containsExactly(lastEdit, recall);
        assertThat(member.get(group.path("/events")).events("/amendments")).isEmpty();
    }

    @Test
    void whatAMemberHasDeletedForHerselfIsGoneForHerOnly() throws SQLException {
        var message = group.post(owner.id());
        group.edit(message);
        Rows.run("INSERT INTO hidden_message VALUES (?, ?, ?)", member.id(), group.id(), message.getSeq());

        var hers = member.get(group.path("/events?after=1"));

        assertThat(hers.events("/events").get(0).getMessagePosted().hasContent())
                .isFalse();
        assertThat(hers.events("/events").get(1).getMessageEdited().hasContent())
                .isFalse();
        assertThat(member.get(group.path("/events?after=1&limit=1")).events("/amendments"))
                .isEmpty();
        assertThat(owner.get(group.path("/events?after=1")).events("/events").get(0))
                .isEqualTo(message);
    }

    @Test
    void reactionsAreCountedPerMessageAndEmoji() throws SQLException {
        var message = group.post(owner.id());
        var recalled = group.post(owner.id());
        group.recall(recalled);
        react(message, owner.id(), "🙂", false, 7);
        react(message, member.id(), "👍", false, 6);
        react(message, owner.id(), "👍", false, 5);
        react(message, member.id(), "🙁", true, 8);
        react(recalled, owner.id(), "👍", false, 9);

        var page = member.get(group.path("/events"));

        assertThat(page.json().required("reactions").toString())
                .isEqualTo(
                        "[{\"seq\":\"2\",\"emoji\":\"👍\",\"count\":2,\"mine\":true},{\"seq\":\"2\",\"emoji\":\"🙂\",\"count\":1,\"mine\":false}]");
    }

    @Test
    void thePinnedMessagesComeWithTheirLastEditAndNoneThatWasRecalled() throws SQLException {
        var edited = group.post(owner.id());
        var recalled = group.post(owner.id());
        var unpinned = group.post(owner.id());
        var edit = group.edit(edited);
        group.recall(recalled);
        pin(edited, true, 21);
        pin(recalled, true, 22);
        pin(unpinned, false, 23);

        var pins = member.get(group.path("/pins")).json().required("pins");

        assertThat(pins.size()).isEqualTo(1);
        assertThat(pins.get(0).required("seq").stringValue()).isEqualTo("2");
        assertThat(pins.get(0).required("actorId").stringValue()).isEqualTo(Long.toString(owner.id()));
        assertThat(Answer.event(pins.get(0).required("event"))).isEqualTo(edited);
        assertThat(Answer.event(pins.get(0).required("edit"))).isEqualTo(edit);

        group.set(member.id(), "visible_from_seq = 3");
        assertThat(member.get(group.path("/pins")).json().required("pins").size())
                .isZero();
    }

    @Test
    void noNumberOfPinsOfRecalledMessagesHidesTheOthers() throws SQLException {
        var standing = group.post(owner.id());
        pin(standing, true, 21);
        for (var i = 0; i <= ProtocolLimits.PINS_MAX; i++) {
            var recalled = group.post(owner.id());
            group.recall(recalled);
            pin(recalled, true, 22 + i);
        }

        var pins = member.get(group.path("/pins")).json().required("pins");

        assertThat(pins.size()).isEqualTo(1);
        assertThat(Answer.event(pins.get(0).required("event"))).isEqualTo(standing);
    }

    private void react(ConversationEvent message, long user, String emoji, boolean removed, long eventSeq)
            throws SQLException {
        Rows.run(
                "INSERT INTO reaction VALUES (?, ?, ?, ?, ?, ?)",
                group.id(),
                message.getSeq(),
                user,
                emoji,
                removed,
                eventSeq);
    }

    private void pin(ConversationEvent message, boolean pinned, long eventSeq) throws SQLException {
        Rows.run("INSERT INTO pin VALUES (?, ?, ?, ?, ?)", group.id(), message.getSeq(), pinned, owner.id(), eventSeq);
    }
}
