// SPDX-License-Identifier: Apache-2.0
package im.yan.client;

import static im.yan.client.FakeConnector.CONVERSATION;
import static im.yan.client.FakeConnector.ME;
import static im.yan.client.FakeConnector.PEER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import im.yan.schemas.v1.ConversationEvent;
import im.yan.schemas.v1.JoinRequestDeclined;
import im.yan.schemas.v1.MembersAdded;
import im.yan.schemas.v1.MembersRemoved;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Histories that begin late, end early, or are known to the store later than to the log. */
class GroupHistoryTest {
    private static final String GROUP = "g:5";

    private final ClientFixture at = new ClientFixture();

    @AfterEach
    void close() {
        at.close();
    }

    @Test
    void whoJoinsLateBeginsWhereSheJoined() {
        at.connected();
        var session = at.connector.session(1);
        IntStream.range(0, 5).forEach(i -> at.log.post(GROUP, "before " + i));
        at.log.showFrom(GROUP, 6);

        session.deliver(joined());
        session.deliver(at.log.post(GROUP, "welcome"));

        at.recorder.awaitEvents(2);
        assertThat(at.recorder.kinds()).containsExactly("group MEMBERS_ADDED", "message 7");
        await().until(() -> session.acknowledged(GROUP) == 7);
        assertThat(at.api.pulls(GROUP)).isEqualTo(1);
    }

    @Test
    void aHistoryThatWasClearedBeginsAfterThat() {
        at.connected();
        IntStream.range(0, 5).forEach(i -> at.log.post(CONVERSATION, "m" + i));
        at.log.showFrom(CONVERSATION, 4);

        at.connector.session(1).heads(CONVERSATION, 5);

        at.recorder.awaitEvents(2);
        assertThat(at.recorder.bodies(CONVERSATION)).containsExactly("m3", "m4");
    }

    @Test
    void whoWasRemovedWhileAwayIsToldAndAsksNoMore() {
        at.connected();
        var session = at.connector.session(1);
        IntStream.range(0, 5).forEach(i -> at.log.post(GROUP, "missed " + i));
        at.api.notTheirs.add(GROUP);

        session.deliver(removed());

        await().until(() -> session.acknowledged(GROUP) == 6);
        assertThat(at.recorder.kinds()).containsExactly("group MEMBERS_REMOVED");
        assertThat(at.api.pulls(GROUP)).isEqualTo(1);
    }

    @Test
    void whoIsNotLetInIsToldAndAsksNoMore() {
        at.connected();
        IntStream.range(0, 5).forEach(i -> at.log.post(GROUP, "not for me " + i));
        at.api.notTheirs.add(GROUP);
        var declined = JoinRequestDeclined.newBuilder().setUserId(ME);

        at.connector
                .session(1)
                .deliver(at.log.happen(
                        GROUP, PEER, ConversationEvent.newBuilder().setJoinRequestDeclined(declined)));

        await().until(() -> at.connector.session(1).acknowledged(GROUP) == 6);
        assertThat(at.recorder.kinds()).containsExactly("group JOIN_REQUEST_DECLINED");
        assertThat(at.api.pulls(GROUP)).isEqualTo(1);
    }

    @Test
    void whoComesBackGoesOnWhereSheCameBack() {
        at.connected();
        var session = at.connector.session(1);
        IntStream.range(0, 5).forEach(i -> at.log.post(GROUP, "missed " + i));
        at.api.notTheirs.add(GROUP);
        session.deliver(removed());
        await().until(() -> session.acknowledged(GROUP) == 6);
        at.log.post(GROUP, "not for her");
        at.api.notTheirs.clear();
        at.log.showFrom(GROUP, 8);

        session.deliver(joined());

        await().until(() -> session.acknowledged(GROUP) == 8);
        assertThat(at.recorder.kinds()).containsExactly("group MEMBERS_REMOVED", "group MEMBERS_ADDED");
    }

    @Test
    void aGroupThatIsNoLongerOnesOwnIsNotAskedForForEver() {
        at.connected();
        at.log.post(GROUP, "not for her");
        at.api.notTheirs.add(GROUP);

        at.connector.session(1).heads(GROUP, 1);

        await().until(() -> at.api.pulls(GROUP) == 8);
        at.connector.session(1).deliver(at.log.post(CONVERSATION, "elsewhere"));
        await().until(() -> at.connector.session(1).acknowledged(CONVERSATION) == 1);
        assertThat(at.api.pulls(GROUP)).isEqualTo(8);
    }

    @Test
    void aStoreThatDoesNotKnowTheMemberYetCostsNothing() {
        at.connected();
        var session = at.connector.session(1);
        IntStream.range(0, 3).forEach(i -> at.log.post(GROUP, "m" + i));
        at.api.notTheirs.add(GROUP);

        session.deliver(joined());
        await().until(() -> at.api.pulls(GROUP) > 10);
        assertThat(at.recorder.events()).isEmpty();
        at.api.notTheirs.clear();

        at.recorder.awaitEvents(4);
        assertThat(at.recorder.events()).extracting(ConversationEvent::getSeq).containsExactly(1L, 2L, 3L, 4L);
    }

    @Test
    void aDirectConversationIsNeverGivenUp() {
        at.connected();
        at.log.post(CONVERSATION, "hello");
        at.api.notTheirs.add(CONVERSATION);

        at.connector.session(1).heads(CONVERSATION, 1);
        await().until(() -> at.api.pulls(CONVERSATION) > 12);
        at.api.notTheirs.clear();

        at.recorder.awaitEvents(1);
        assertThat(at.recorder.bodies(CONVERSATION)).containsExactly("hello");
    }

    @Test
    void whoLeavesSeesThatAndNoMore() throws Exception {
        var client = at.connected();
        var session = at.connector.session(1);
        session.deliver(joined());
        at.recorder.awaitEvents(1);

        var answer = client.group(GROUP).leave();
        session.accept(session.command(1), GROUP, 2, 1002);

        answer.get(5, TimeUnit.SECONDS);
        assertThat(at.recorder.kinds()).containsExactly("group MEMBERS_ADDED", "group MEMBER_LEFT");
    }

    @Test
    void whatTheServersPongSaysIsMissingIsPulledAndAcknowledged() {
        at.connected();
        var session = at.connector.session(1);
        at.log.post(CONVERSATION, "lost on its way");

        session.lag(CONVERSATION, 1);

        at.recorder.awaitEvents(1);
        await().until(() -> session.acknowledged(CONVERSATION) == 1);
        var acks = session.ackFrames();
        session.noted(CONVERSATION, 1);
        session.lag(CONVERSATION, 1);
        await().until(() -> session.ackFrames() > acks);
    }

    @Test
    void fromTheHeadALargeGroupThatIsNamedLaterIsTakenFromThere() {
        IntStream.range(0, 5).forEach(i -> at.log.post(GROUP, "old " + i));
        at.connected(at.builder().newConversations(StartAt.HEAD));
        var session = at.connector.session(1);
        session.noHeads();

        session.heads(GROUP, 5);
        session.deliver(at.log.post(GROUP, "new"));

        at.recorder.awaitEvents(1);
        assertThat(at.recorder.bodies(GROUP)).containsExactly("new");
    }

    @Test
    void ownMessagesKnowHowManyMembersThereAre() throws Exception {
        var client = at.connected();
        var session = at.connector.session(1);
        session.deliver(joined());
        at.recorder.awaitEvents(1);

        client.send(GROUP, "hello").get(5, TimeUnit.SECONDS);

        assertThat(at.recorder.events().getLast().getMemberCount()).isEqualTo(3);
    }

    private ConversationEvent joined() {
        var added = MembersAdded.newBuilder().addUserIds(ME);
        return at.log.happen(
                GROUP, PEER, ConversationEvent.newBuilder().setMemberCount(3).setMembersAdded(added));
    }

    private ConversationEvent removed() {
        var removed = MembersRemoved.newBuilder().addUserIds(ME);
        return at.log.happen(GROUP, PEER, ConversationEvent.newBuilder().setMembersRemoved(removed));
    }
}
