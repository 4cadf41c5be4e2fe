// SPDX-License-Identifier: Apache-2.0
package im.yan.router.membership;

import static im.yan.router.Commands.ALICE;
import static im.yan.router.Commands.BOB;
import static im.yan.router.GroupRun.adds;
import static im.yan.router.GroupRun.removes;
import static im.yan.router.GroupRun.says;
import static im.yan.router.GroupRun.setRole;
import static org.assertj.core.api.Assertions.assertThat;

import im.yan.router.GroupRun;
import im.yan.schemas.ProtocolLimits;
import im.yan.schemas.v1.Command;
import im.yan.schemas.v1.ErrorCode;
import im.yan.schemas.v1.LeaveGroup;
import im.yan.schemas.v1.MembersAdded;
import im.yan.schemas.v1.MuteMember;
import im.yan.schemas.v1.Role;
import im.yan.schemas.v1.SetNotifications;
import im.yan.schemas.v1.TransferOwnership;
import java.time.Duration;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class MembersTest {
    private static final long CAT = 603;
    private static final long DAN = 604;

    private final GroupRun run = GroupRun.of(BOB, CAT);

    @Test
    void whoIsAMemberAlreadyIsPassedOver() {
        var event = run.event(BOB, adds(CAT, DAN, BOB, DAN));

        assertThat(event.getMembersAdded().getUserIdsList()).containsExactly(DAN);
        assertThat(event.getMembersAdded().getWay()).isEqualTo(MembersAdded.Way.ADDED);
        assertThat(event.getMemberCount()).isEqualTo(4);
        assertThat(run.refusal(BOB, adds(CAT, DAN))).isEqualTo(ErrorCode.ALREADY_A_MEMBER);
        assertThat(run.refusal(BOB, adds())).isEqualTo(ErrorCode.INVALID_ARGUMENT);
        assertThat(run.refusal(BOB, adds(-1L))).isEqualTo(ErrorCode.INVALID_ARGUMENT);
    }

    @Test
    void aNewMemberHasReadWhatWasThereBefore() {
        run.event(BOB, says("one"));

        var event = run.event(BOB, adds(DAN));

        assertThat(run.chat.member(DAN).getReadSeq()).isEqualTo(event.getSeq());
        assertThat(run.chat.member(DAN).getReadNo()).isEqualTo(1);
    }

    @Test
    void aFullGroupTakesNobody() {
        run.chat.group(run.chat.group().toBuilder()
                .setMemberCount(ProtocolLimits.GROUP_MEMBERS_MAX - 1)
                .build());

        assertThat(run.refusal(BOB, adds(DAN, 605L))).isEqualTo(ErrorCode.GROUP_FULL);
        assertThat(run.event(BOB, adds(DAN)).getMemberCount()).isEqualTo(ProtocolLimits.GROUP_MEMBERS_MAX);
    }

    @Test
    void whoIsRemovedIsOutAndKnowsIt() {
        assertThat(run.refusal(BOB, removes(CAT))).isEqualTo(ErrorCode.ROLE_TOO_LOW);

        var event = run.event(ALICE, removes(CAT, DAN));

        assertThat(event.getMembersRemoved().getUserIdsList()).containsExactly(CAT);
        assertThat(event.getMemberCount()).isEqualTo(2);
        assertThat(run.refusal(CAT, says("hello"))).isEqualTo(ErrorCode.NOT_A_MEMBER);
        assertThat(run.refusal(ALICE, removes(CAT))).isEqualTo(ErrorCode.USER_NOT_A_MEMBER);
        assertThat(run.chat.roster()).containsExactly(ALICE, BOB);
    }

    @Test
    void adminsRemoveAndMuteMembersOnlyTheOwnerAdmins() {
        run.admin(BOB).admin(CAT);
        run.event(BOB, adds(DAN));

        assertThat(run.refusal(BOB, removes(DAN, CAT))).isEqualTo(ErrorCode.ROLE_TOO_LOW);
        assertThat(run.refusal(BOB, removes(ALICE))).isEqualTo(ErrorCode.ROLE_TOO_LOW);
        assertThat(run.refusal(BOB, mutes(CAT, run.chat.now() + 60_000))).isEqualTo(ErrorCode.ROLE_TOO_LOW);
        assertThat(run.event(BOB, removes(DAN)).getMemberCount()).isEqualTo(3);
        assertThat(run.event(ALICE, removes(CAT)).getMemberCount()).isEqualTo(2);
        assertThat(run.chat.group().getAdminCount()).isEqualTo(1);
    }

    @Test
    void anybodyLeavesButTheOwner() {
        assertThat(run.event(BOB, MembersTest::leaves).getMemberCount()).isEqualTo(2);
        assertThat(run.refusal(BOB, MembersTest::leaves)).isEqualTo(ErrorCode.NOT_A_MEMBER);
        assertThat(run.refusal(ALICE, MembersTest::leaves)).isEqualTo(ErrorCode.OWNER_CANNOT_LEAVE);
    }

    @Test
    void whoComesBackIsAMemberLikeAnyOtherAndHearsOfTheMarksLeftBehind() {
        run.admin(BOB);
        var until = run.chat.now() + 60_000;
        run.noted(
                BOB,
                command -> command.setSetNotifications(
                        SetNotifications.newBuilder().setMutedUntilMillis(until)));
        run.event(BOB, MembersTest::leaves);

        var back = run.decide(ALICE, adds(BOB));

        assertThat(run.chat.member(BOB).getRole()).isEqualTo(Role.MEMBER);
        assertThat(run.chat.member(BOB).getJoinedSeq())
                .isEqualTo(run.chat.head().getHeadSeq());
        assertThat(back.receipts()).singleElement().satisfies(receipt -> {
            assertThat(receipt.getMarks().getMutedUntilMillis()).isEqualTo(until);
            assertThat(receipt.getMarks().getVersion()).isEqualTo(2);
        });
    }

    @Test
    void aMutedMemberIsSilentUntilHerTimeIsOver() {
        var until = run.chat.now() + 60_000;
        run.event(ALICE, mutes(BOB, until));

        assertThat(run.refusal(BOB, says("hello"))).isEqualTo(ErrorCode.MUTED);
        assertThat(run.event(ALICE, mutes(BOB, 1)).getMemberMuted().getUntilMillis())
                .isZero();
        assertThat(run.event(BOB, says("hello")).getMessageNo()).isEqualTo(1);
        run.event(ALICE, mutes(BOB, until));
        run.chat.pass(Duration.ofMinutes(1));
        assertThat(run.event(BOB, says("again")).getMessageNo()).isEqualTo(2);
        assertThat(run.refusal(ALICE, mutes(BOB, -1))).isEqualTo(ErrorCode.INVALID_ARGUMENT);
        assertThat(run.refusal(ALICE, mutes(DAN, 0))).isEqualTo(ErrorCode.USER_NOT_A_MEMBER);
    }

    @Test
    void theOwnerGivesRolesAndTakesThem() {
        assertThat(run.refusal(BOB, setRole(CAT, Role.ADMIN))).isEqualTo(ErrorCode.ROLE_TOO_LOW);
        assertThat(run.event(ALICE, setRole(CAT, Role.ADMIN)).getRoleChanged().getRole())
                .isEqualTo(Role.ADMIN);
        assertThat(run.noted(ALICE, setRole(CAT, Role.ADMIN)).changesNothing()).isTrue();
        run.event(ALICE, setRole(CAT, Role.MEMBER));
        assertThat(run.chat.group().getAdminCount()).isZero();

        assertThat(run.refusal(ALICE, setRole(CAT, Role.OWNER))).isEqualTo(ErrorCode.INVALID_ARGUMENT);
        assertThat(run.refusal(ALICE, setRole(ALICE, Role.MEMBER))).isEqualTo(ErrorCode.INVALID_ARGUMENT);
        assertThat(run.refusal(ALICE, setRole(DAN, Role.ADMIN))).isEqualTo(ErrorCode.USER_NOT_A_MEMBER);
    }

    @Test
    void adminsAreLimited() {
        run.chat.group(run.chat.group().toBuilder()
                .setAdminCount(ProtocolLimits.ADMINS_MAX)
                .build());

        assertThat(run.refusal(ALICE, setRole(CAT, Role.ADMIN))).isEqualTo(ErrorCode.LIMIT_REACHED);
        assertThat(run.refusal(ALICE, transfers(CAT))).isEqualTo(ErrorCode.LIMIT_REACHED);
    }

    @Test
    void whoHandsTheGroupOverStaysAsAdmin() {
        run.admin(BOB);

        run.event(ALICE, transfers(BOB));

        assertThat(run.chat.group().getOwnerId()).isEqualTo(BOB);
        assertThat(run.chat.group().getAdminCount()).isEqualTo(1);
        assertThat(run.chat.member(BOB).getRole()).isEqualTo(Role.OWNER);
        assertThat(run.chat.member(ALICE).getRole()).isEqualTo(Role.ADMIN);
        assertThat(run.event(ALICE, MembersTest::leaves).getMemberCount()).isEqualTo(2);
        assertThat(run.refusal(CAT, transfers(CAT))).isEqualTo(ErrorCode.ROLE_TOO_LOW);
        assertThat(run.refusal(BOB, transfers(BOB))).isEqualTo(ErrorCode.INVALID_ARGUMENT);
    }

    private static Consumer<Command.Builder> transfers(long user) {
        return command ->
                command.setTransferOwnership(TransferOwnership.newBuilder().setUserId(user));
    }

    private static Consumer<Command.Builder> mutes(long user, long until) {
        return command ->
                command.setMuteMember(MuteMember.newBuilder().setUserId(user).setUntilMillis(until));
    }

    private static void leaves(Command.Builder command) {
        command.setLeaveGroup(LeaveGroup.getDefaultInstance());
    }
}
