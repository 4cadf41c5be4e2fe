// SPDX-License-Identifier: Apache-2.0
package im.yan.router.membership;

import static im.yan.router.Commands.ALICE;
import static im.yan.router.Commands.BOB;
import static im.yan.router.Commands.GROUP;
import static im.yan.router.Commands.group;
import static im.yan.router.Commands.id;
import static im.yan.router.GroupRun.SETTINGS;
import static im.yan.router.GroupRun.adds;
import static im.yan.router.GroupRun.removes;
import static org.assertj.core.api.Assertions.assertThat;

import im.yan.router.GroupRun;
import im.yan.router.PlainConversation;
import im.yan.router.conversation.Rules;
import im.yan.schemas.ProtocolLimits;
import im.yan.schemas.v1.AnswerJoinRequest;
import im.yan.schemas.v1.Command;
import im.yan.schemas.v1.CreateInvitation;
import im.yan.schemas.v1.DissolveGroup;
import im.yan.schemas.v1.ErrorCode;
import im.yan.schemas.v1.JoinGroup;
import im.yan.schemas.v1.JoinPolicy;
import im.yan.schemas.v1.MembersAdded;
import im.yan.schemas.v1.RequestToJoin;
import im.yan.schemas.v1.RevokeInvitation;
import java.time.Duration;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JoiningTest {
    private static final long CAT = 603;
    private static final String CODE = "0123456789abcdefABCDEF";
    private static final Consumer<Command.Builder> ENTERS = joins("");

    private final GroupRun closed = GroupRun.of(BOB);
    private final GroupRun open = withPolicy(JoinPolicy.OPEN);
    private final GroupRun byRequest = withPolicy(JoinPolicy.BY_REQUEST);

    @Test
    void anInvitationOpensAClosedGroup() {
        var created = closed.event(ALICE, invites(CODE, 0, 0)).getInvitationCreated();

        var event = closed.event(CAT, joins(CODE));

        assertThat(created.getInvitationId()).hasSize(32).isNotEqualTo(CODE);
        assertThat(event.getMembersAdded().getWay()).isEqualTo(MembersAdded.Way.INVITED);
        assertThat(event.getMembersAdded().getInvitationId()).isEqualTo(created.getInvitationId());
        assertThat(event.getActorId()).isEqualTo(CAT);
        assertThat(closed.refusal(CAT, joins(CODE))).isEqualTo(ErrorCode.ALREADY_A_MEMBER);
    }

    @Test
    void anInvitationIsUsedUp() {
        closed.event(ALICE, invites(CODE, 0, 2));
        closed.event(CAT, joins(CODE));
        closed.event(604, joins(CODE));

        assertThat(closed.refusal(605, joins(CODE))).isEqualTo(ErrorCode.INVITATION_INVALID);
    }

    @Test
    void anInvitationExpires() {
        closed.event(ALICE, invites(CODE, closed.chat.now() + 60_000, 0));
        closed.chat.pass(Duration.ofMinutes(1));

        assertThat(closed.refusal(CAT, joins(CODE))).isEqualTo(ErrorCode.INVITATION_INVALID);
    }

    @Test
    void anInvitationIsRevoked() {
        var created = closed.event(ALICE, invites(CODE, 0, 0)).getInvitationCreated();
        var revokes = revokes(created.getInvitationId());
        assertThat(closed.refusal(BOB, revokes)).isEqualTo(ErrorCode.ROLE_TOO_LOW);
        closed.event(ALICE, revokes);

        assertThat(closed.refusal(CAT, joins(CODE))).isEqualTo(ErrorCode.INVITATION_INVALID);
        assertThat(closed.refusal(ALICE, revokes)).isEqualTo(ErrorCode.INVITATION_INVALID);
    }

    @Test
    void aWrongCodeSaysNotWhetherThereIsAGroup() {
        var nowhere = new PlainConversation(GROUP, Rules.standard(500));
        var guess = group(CAT, id(1));
        joins(CODE).accept(guess);

        assertThat(closed.chat.decision(guess.build())).isEqualTo(nowhere.decision(guess.build()));
        assertThat(closed.refusal(CAT, joins(CODE))).isEqualTo(ErrorCode.INVITATION_INVALID);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "short", "0123456789abcdefABCDE!", "0123456789abcdefABCDE "})
    void aCodeThatCanBeGuessedIsNone(String code) {
        assertThat(closed.refusal(ALICE, invites(code, 0, 0))).isEqualTo(ErrorCode.INVALID_ARGUMENT);
    }

    @Test
    void invitationsAreLimitedAndThoseThatExpiredCountNoMore() {
        for (int n = 0; n < ProtocolLimits.INVITATIONS_MAX; n++) {
            closed.event(ALICE, invites("%022d".formatted(n), closed.chat.now() + 60_000, 0));
        }

        assertThat(closed.refusal(ALICE, invites(CODE, 0, 0))).isEqualTo(ErrorCode.LIMIT_REACHED);
        closed.chat.pass(Duration.ofMinutes(1));
        closed.event(ALICE, invites(CODE, 0, 0));
        assertThat(closed.chat.group().getInvitationsCount()).isEqualTo(1);
        assertThat(closed.refusal(ALICE, invites(CODE, 0, 0))).isEqualTo(ErrorCode.INVALID_ARGUMENT);
        assertThat(closed.refusal(ALICE, invites("%022d".formatted(99), 1, 0))).isEqualTo(ErrorCode.INVALID_ARGUMENT);
    }

    @Test
    void anOpenGroupIsEnteredAndAnotherLooksAsIfItWereNot() {
        assertThat(open.event(CAT, ENTERS).getMembersAdded().getWay()).isEqualTo(MembersAdded.Way.ENTERED);
        assertThat(closed.refusal(CAT, ENTERS)).isEqualTo(ErrorCode.CONVERSATION_UNKNOWN);
        assertThat(byRequest.refusal(CAT, ENTERS)).isEqualTo(ErrorCode.CONVERSATION_UNKNOWN);
        assertThat(open.refusal(604, asks(""))).isEqualTo(ErrorCode.CONVERSATION_UNKNOWN);
    }

    @Test
    void whoWasRemovedFromAClosedGroupMayKnowOfIt() {
        closed.event(ALICE, removes(BOB));

        assertThat(closed.refusal(BOB, ENTERS)).isEqualTo(ErrorCode.NOT_A_MEMBER);
    }

    @Test
    void aDissolvedGroupLetsNobodyIn() {
        open.event(ALICE, invites(CODE, 0, 0));
        open.event(ALICE, command -> command.setDissolveGroup(DissolveGroup.getDefaultInstance()));

        assertThat(open.refusal(CAT, ENTERS)).isEqualTo(ErrorCode.CONVERSATION_UNKNOWN);
        assertThat(open.refusal(CAT, joins(CODE))).isEqualTo(ErrorCode.INVITATION_INVALID);
        assertThat(open.refusal(BOB, ENTERS)).isEqualTo(ErrorCode.GROUP_DISSOLVED);
    }

    @Test
    void aRequestWaitsUntilItIsApproved() {
        var asked = byRequest.event(CAT, asks("it's me"));
        assertThat(asked.getJoinRequested().getNote()).isEqualTo("it's me");
        assertThat(asked.getMemberCount()).isEqualTo(2);
        assertThat(byRequest.noted(CAT, asks("again")).answer().getSeq()).isEqualTo(asked.getSeq());
        assertThat(byRequest.refusal(BOB, answers(CAT, true))).isEqualTo(ErrorCode.ROLE_TOO_LOW);

        var added = byRequest.event(ALICE, answers(CAT, true)).getMembersAdded();

        assertThat(added.getWay()).isEqualTo(MembersAdded.Way.APPROVED);
        assertThat(byRequest.chat.group().getJoinRequests()).isZero();
        assertThat(byRequest.refusal(ALICE, answers(CAT, true))).isEqualTo(ErrorCode.JOIN_REQUEST_UNKNOWN);
    }

    @Test
    void whoWasDeclinedMayAskAgain() {
        byRequest.event(CAT, asks(""));

        assertThat(byRequest
                        .event(ALICE, answers(CAT, false))
                        .getJoinRequestDeclined()
                        .getUserId())
                .isEqualTo(CAT);
        assertThat(byRequest.event(CAT, asks("")).getSeq()).isEqualTo(4);
    }

    @Test
    void whoGetsInAnotherWayWaitsNoMore() {
        byRequest.event(CAT, asks(""));

        byRequest.event(ALICE, adds(CAT));

        assertThat(byRequest.chat.group().getJoinRequests()).isZero();
        assertThat(byRequest.refusal(ALICE, answers(CAT, true))).isEqualTo(ErrorCode.JOIN_REQUEST_UNKNOWN);
    }

    @Test
    void waitingRequestsAndTheirNotesAreLimited() {
        for (int n = 0; n < ProtocolLimits.JOIN_REQUESTS_MAX; n++) {
            byRequest.event(1_000 + n, asks(""));
        }

        assertThat(byRequest.refusal(CAT, asks(""))).isEqualTo(ErrorCode.LIMIT_REACHED);
        assertThat(byRequest.refusal(CAT, asks("n".repeat(ProtocolLimits.JOIN_NOTE_BYTES_MAX + 1))))
                .isEqualTo(ErrorCode.INVALID_ARGUMENT);
    }

    private static GroupRun withPolicy(JoinPolicy policy) {
        return new GroupRun(500, SETTINGS.toBuilder().setJoinPolicy(policy).build(), BOB);
    }

    private static Consumer<Command.Builder> joins(String code) {
        return command -> command.setJoinGroup(JoinGroup.newBuilder().setInvitationCode(code));
    }

    private static Consumer<Command.Builder> asks(String note) {
        return command -> command.setRequestToJoin(RequestToJoin.newBuilder().setNote(note));
    }

    private static Consumer<Command.Builder> answers(long user, boolean approve) {
        return command -> command.setAnswerJoinRequest(
                AnswerJoinRequest.newBuilder().setUserId(user).setApprove(approve));
    }

    private static Consumer<Command.Builder> invites(String code, long expires, int uses) {
        return command -> command.setCreateInvitation(CreateInvitation.newBuilder()
                .setCode(code)
                .setExpiresMillis(expires)
                .setUsesMax(uses));
    }

    private static Consumer<Command.Builder> revokes(String invitationId) {
        return command ->
                command.setRevokeInvitation(RevokeInvitation.newBuilder().setInvitationId(invitationId));
    }
}
