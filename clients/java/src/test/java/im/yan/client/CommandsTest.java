// SPDX-License-Identifier: Apache-2.0
package im.yan.client;

import static im.yan.client.FakeConnector.CONVERSATION;
import static im.yan.client.FakeConnector.ME;
import static im.yan.client.FakeConnector.PEER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import im.yan.schemas.v1.ClientFrame;
import im.yan.schemas.v1.CommandRequest;
import im.yan.schemas.v1.ConversationEvent;
import im.yan.schemas.v1.ConversationMarks;
import im.yan.schemas.v1.DeviceKind;
import im.yan.schemas.v1.ErrorCode;
import im.yan.schemas.v1.ForwardedFrom;
import im.yan.schemas.v1.GroupCreated;
import im.yan.schemas.v1.MemberPositions;
import im.yan.schemas.v1.Mentions;
import im.yan.schemas.v1.MessagesHidden;
import im.yan.schemas.v1.Presence;
import im.yan.schemas.v1.Role;
import im.yan.schemas.v1.ServerFrame;
import im.yan.schemas.v1.Signal;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CommandsTest {
    private static final String GROUP = "g:5";

    private final ClientFixture at = new ClientFixture();

    @AfterEach
    void close() {
        at.close();
    }

    @Test
    void aMessageCarriesWhatItAnswersMentionsAndForwards() throws Exception {
        var client = at.connected();
        var original = at.log.post("d:3:7", "original");

        client.conversation(CONVERSATION).reply(4, "yes").get(5, TimeUnit.SECONDS);
        client.conversation(CONVERSATION).mention("look", List.of(PEER)).get(5, TimeUnit.SECONDS);
        client.conversation(CONVERSATION).forward(original).get(5, TimeUnit.SECONDS);

        at.recorder.awaitEvents(3);
        var shown = at.recorder.events().stream()
                .map(ConversationEvent::getMessagePosted)
                .toList();
        assertThat(shown.get(0).getReplyToSeq()).isEqualTo(4);
        assertThat(shown.get(1).getMentions())
                .isEqualTo(Mentions.newBuilder().addUserIds(PEER).build());
        assertThat(shown.get(2).getContent()).isEqualTo(FakeLog.text("original"));
        assertThat(shown.get(2).getForwardedFrom())
                .isEqualTo(ForwardedFrom.newBuilder()
                        .setAuthorId(PEER)
                        .setTimeMillis(original.getTimeMillis())
                        .build());
    }

    @Test
    void whatWasDoneToAMessageIsShownInItsPlace() throws Exception {
        var client = at.connected();
        var session = at.connector.session(1);
        session.deliver(at.log.post(CONVERSATION, "hello"));
        var here = client.conversation(CONVERSATION);

        var answers = List.of(here.react(1, "👍"), here.pin(1), here.edit(1, "hello!"), here.recall(1));
        for (var n = 1; n <= answers.size(); n++) {
            session.accept(session.command(n), CONVERSATION, 1 + n, 1000 + n);
        }

        assertThat(answers.getLast().get(5, TimeUnit.SECONDS).getSeq()).isEqualTo(5);
        await().until(() -> at.recorder.kinds().size() == 5);
        assertThat(at.recorder.kinds()).containsExactly("message 1", "reaction 1", "pin 1", "edited 1", "recalled 1");
        assertThat(at.recorder.events()).extracting(ConversationEvent::getSeq).containsExactly(1L, 2L, 3L, 4L, 5L);
        assertThat(at.api.pulls(CONVERSATION)).isZero();
    }

    @Test
    void messagesAndCommandsAreSentAgainTogetherAndInOrder() throws Exception {
        at.connector.answerSends = false;
        var client = at.connected();
        var first = at.connector.session(1);
        client.send(CONVERSATION, "one");
        var recall = client.conversation(CONVERSATION).recall(1);
        client.send(CONVERSATION, "two");
        await().until(() -> asked(first).size() == 3);

        first.drop();
        var second = at.connector.session(2);
        await().until(() -> asked(second).size() == 3);

        assertThat(asked(second)).isEqualTo(asked(first));
        second.accept(second.command(1), CONVERSATION, 2, 1002);
        assertThat(recall.get(5, TimeUnit.SECONDS).getSeq()).isEqualTo(2);
    }

    @Test
    void aGroupIsNamedByItsAnswerAndItsBeginningComesFromTheStore() throws Exception {
        var client = at.connected();
        var session = at.connector.session(1);
        var created = at.log.happen(
                GROUP,
                ME,
                ConversationEvent.newBuilder()
                        .setMemberCount(2)
                        .setGroupCreated(GroupCreated.newBuilder().addMemberIds(PEER)));

        var answer = client.groups().create("Chess", List.of(PEER));
        session.accept(session.command(1), created);

        assertThat(answer.get(5, TimeUnit.SECONDS).getConversationId()).isEqualTo(GROUP);
        at.recorder.awaitEvents(1);
        assertThat(at.recorder.events()).containsExactly(created);
        assertThat(session.command(1).getCommand().getCreateGroup().getMemberIdsList())
                .containsExactly(PEER);
    }

    @Test
    void aRefusalIsTheAnswer() {
        var client = at.connected();
        var session = at.connector.session(1);

        var answer = client.group(GROUP).dissolve();
        session.refuse(session.command(1), ErrorCode.ROLE_TOO_LOW, false);

        await().until(answer::isCompletedExceptionally);
        assertThat(answer.exceptionNow())
                .isInstanceOfSatisfying(
                        SendException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.ROLE_TOO_LOW));
    }

    @Test
    void whatConcernsThisUserAloneIsNoEvent() throws Exception {
        var client = at.connected();
        var session = at.connector.session(1);
        at.log.post(CONVERSATION, "not delivered yet");

        var answer = client.conversation(CONVERSATION).deleteForMe(List.of(1L));
        session.accept(session.command(1), CONVERSATION, 1, 0);

        assertThat(answer.get(5, TimeUnit.SECONDS).getSeq()).isEqualTo(1);
        assertThat(at.recorder.events()).isEmpty();
        assertThat(at.api.pulls(CONVERSATION)).isZero();
    }

    @Test
    void whoAsksToBeLetInSeesNothingOfTheGroup() throws Exception {
        var client = at.connected();
        var session = at.connector.session(1);

        var answer = client.group(GROUP).requestToJoin("please");
        session.accept(session.command(1), GROUP, 9, 1009);

        answer.get(5, TimeUnit.SECONDS);
        assertThat(at.api.pulls(GROUP)).isZero();
    }

    @Test
    void everyCommandOfAGroupSaysWhatItMeans() {
        var group = at.connected().group(GROUP);
        var session = at.connector.session(1);

        group.setRole(PEER, Role.ADMIN);
        group.mute(PEER, Instant.ofEpochMilli(77));
        group.createInvitation(Instant.ofEpochMilli(88), 3);
        group.answerJoinRequest(PEER, true);
        group.muteAll(true);

        await().until(() -> session.commandFrames().size() == 5);
        var asked =
                session.commandFrames().stream().map(ClientFrame::getCommand).toList();
        assertThat(asked).extracting(CommandRequest::getConversationId).containsOnly(GROUP);
        assertThat(asked).extracting(CommandRequest::getClientMsgId).doesNotHaveDuplicates();
        assertThat(asked.get(0).getSetRole().getRole()).isEqualTo(Role.ADMIN);
        assertThat(asked.get(1).getMuteMember().getUntilMillis()).isEqualTo(77);
        assertThat(asked.get(2).getCreateInvitation().getExpiresMillis()).isEqualTo(88);
        assertThat(asked.get(2).getCreateInvitation().getUsesMax()).isEqualTo(3);
        assertThat(asked.get(3).getAnswerJoinRequest().getApprove()).isTrue();
        assertThat(asked.get(4).getUpdateGroup().hasWhoMayPost()).isTrue();
        assertThat(asked.get(4).getUpdateGroup().hasName()).isFalse();
    }

    @Test
    void typingIsToldWhileThereIsASession() {
        var client = at.connected();
        var here = client.conversation(CONVERSATION);

        here.typing(true);
        here.typing(true);
        here.typing(false);

        await().until(() -> count(1, ClientFrame::hasSignal) == 2);
        assertThat(at.connector.session(1).frames().stream().filter(ClientFrame::hasSignal))
                .extracting(frame -> frame.getSignal().getTyping())
                .containsExactly(true, false);
    }

    @Test
    void presenceIsWatchedAgainAndAgainAndInTheNextSession() {
        var client = at.connected();

        client.watchPresence(List.of(PEER));
        await().until(() -> count(1, ClientFrame::hasWatchPresence) >= 2);
        at.connector.session(1).drop();
        at.connector.session(2);
        await().until(() -> count(2, ClientFrame::hasWatchPresence) >= 1);
        client.watchPresence(List.of());

        await().until(() -> at.connector.session(2).frames().stream()
                .anyMatch(frame ->
                        frame.hasWatchPresence() && frame.getWatchPresence().getUserIdsCount() == 0));
    }

    @Test
    void newsBesideTheLogReachTheListener() {
        at.connected();
        var session = at.connector.session(1);

        session.send(ServerFrame.newBuilder().setSignal(Signal.newBuilder().setTyping(true)));
        session.send(ServerFrame.newBuilder().setPresence(Presence.newBuilder().setOnline(true)));
        session.send(ServerFrame.newBuilder().setMemberPositions(MemberPositions.getDefaultInstance()));
        session.send(
                ServerFrame.newBuilder().setMarks(ConversationMarks.newBuilder().setVersion(4)));
        session.send(
                ServerFrame.newBuilder().setHidden(MessagesHidden.newBuilder().addSeqs(1)));

        await().until(() -> at.recorder.news().size() == 6);
        assertThat(at.recorder.news())
                .containsExactly("connected", "typing true", "online true", "positions 0", "marks 4", "hidden 1");
    }

    @Test
    void aDeviceIsNamedInTheHandshake() {
        at.connected(at.builder().device("phone-1", "Phone", DeviceKind.MOBILE));

        assertThat(at.connector.session(1).deviceKind()).isEqualTo("MOBILE");
        assertThat(at.connector.session(1).deviceId()).isEqualTo("phone-1");
        assertThat(at.api.bodies()).anyMatch(body -> body.contains("\"kind\":\"MOBILE\""));
    }

    private long count(int session, Predicate<ClientFrame> kind) {
        return at.connector.session(session).frames().stream().filter(kind).count();
    }

    /** What a session was asked for, whatever the frames were numbered. */
    private static List<ClientFrame> asked(FakeSession session) {
        return session.frames().stream()
                .filter(frame -> frame.hasSend() || frame.hasCommand())
                .map(frame -> frame.toBuilder().clearId().build())
                .toList();
    }
}
