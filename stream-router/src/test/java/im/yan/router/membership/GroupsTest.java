// SPDX-License-Identifier: Apache-2.0
package im.yan.router.membership;

import static im.yan.router.Commands.ALICE;
import static im.yan.router.Commands.BOB;
import static im.yan.router.Commands.GROUP;
import static im.yan.router.Commands.found;
import static im.yan.router.Commands.group;
import static im.yan.router.Commands.id;
import static im.yan.router.Commands.send;
import static im.yan.router.GroupRun.SETTINGS;
import static im.yan.router.GroupRun.adds;
import static im.yan.router.GroupRun.says;
import static im.yan.router.GroupRun.users;
import static org.assertj.core.api.Assertions.assertThat;

import im.yan.router.Commands;
import im.yan.router.GroupRun;
import im.yan.router.PlainConversation;
import im.yan.router.conversation.Accounts;
import im.yan.router.conversation.Decision;
import im.yan.router.conversation.Rules;
import im.yan.schemas.ProtocolLimits;
import im.yan.schemas.v1.Command;
import im.yan.schemas.v1.DissolveGroup;
import im.yan.schemas.v1.ErrorCode;
import im.yan.schemas.v1.HistoryVisibility;
import im.yan.schemas.v1.MembersAdded;
import im.yan.schemas.v1.Role;
import im.yan.schemas.v1.UpdateGroup;
import im.yan.schemas.v1.Who;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GroupsTest {
    private static final long CAT = 603;

    private final PlainConversation fresh = new PlainConversation(GROUP, Rules.standard(500));

    @Test
    void itsFounderIsTheOwnerAndTheOthersAreMembersOnce() {
        var event = fresh.event(found(SETTINGS, List.of(BOB, ALICE, CAT, BOB)));

        assertThat(event.getSeq()).isEqualTo(1);
        assertThat(event.getMessageNo()).isZero();
        assertThat(event.getMemberCount()).isEqualTo(3);
        assertThat(event.getGroupCreated().getMemberIdsList()).containsExactly(BOB, CAT);
        assertThat(event.getGroupCreated().getSettings()).isEqualTo(SETTINGS);
        assertThat(fresh.member(ALICE).getRole()).isEqualTo(Role.OWNER);
        assertThat(fresh.member(BOB).getRole()).isEqualTo(Role.MEMBER);
        assertThat(fresh.group().getOwnerId()).isEqualTo(ALICE);
        assertThat(fresh.roster()).containsExactly(ALICE, BOB, CAT);
    }

    @Test
    void aResendOfItsFoundingIsOneAndAnotherGroupOfThatNameIsNot() {
        var first = fresh.decision(found(SETTINGS, List.of(BOB)));

        assertThat(fresh.decision(found(SETTINGS, List.of(BOB))))
                .isEqualTo(new Decision.Resent(((Decision.Happened) first).answer()));
        var onAnotherDevice = Commands.onDevice("laptop", found(SETTINGS, List.of(BOB)));
        assertThat(fresh.refusal(onAnotherDevice)).isEqualTo(ErrorCode.GROUP_EXISTS);
    }

    @Test
    void itsNameMustFollowFromFounderAndCommand() {
        var another = found(SETTINGS, List.of()).toBuilder();

        assertThat(fresh.refusal(another.setClientMsgId(id(1)).build())).isEqualTo(ErrorCode.INVALID_ARGUMENT);
        assertThat(fresh.refusal(another.setClientMsgId(Commands.FOUNDING)
                        .setSenderId(BOB)
                        .build()))
                .isEqualTo(ErrorCode.INVALID_ARGUMENT);
    }

    @Test
    void whoHasNoActiveAccountCannotBeInIt() {
        fresh.accounts.put(BOB, Accounts.Standing.DISABLED);

        var refused = (Decision.Refused) fresh.decision(found(SETTINGS, List.of(CAT, BOB)));

        assertThat(refused.error().getCode()).isEqualTo(ErrorCode.RECIPIENT_UNKNOWN);
        assertThat(refused.error().getMessage()).startsWith("User " + BOB + ": ");
    }

    @Test
    void nobodyIsDrawnIntoItBySomebodySheHasBlocked() {
        fresh.blocks.put(BOB, ALICE);

        assertThat(fresh.refusal(found(SETTINGS, List.of(CAT, BOB)))).isEqualTo(ErrorCode.BLOCKED);
    }

    @Test
    void moreThanOneCommandCanAddAreRefused() {
        var tooMany = users(1_000, ProtocolLimits.MEMBERS_PER_COMMAND_MAX + 1);

        assertThat(fresh.refusal(found(SETTINGS, List.of(tooMany)))).isEqualTo(ErrorCode.INVALID_ARGUMENT);
        assertThat(fresh.event(found(SETTINGS, List.of(tooMany).subList(1, tooMany.length)))
                        .getMemberCount())
                .isEqualTo(ProtocolLimits.MEMBERS_PER_COMMAND_MAX + 1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\u200b"})
    void itNeedsANameThatShows(String name) {
        assertThat(fresh.refusal(found(SETTINGS.toBuilder().setName(name).build(), List.of())))
                .isEqualTo(ErrorCode.INVALID_ARGUMENT);
    }

    @Test
    void itsSettingsHaveLimits() {
        var longName = "n".repeat(ProtocolLimits.GROUP_NAME_BYTES_MAX + 1);
        var longText = "a".repeat(ProtocolLimits.ANNOUNCEMENT_BYTES_MAX + 1);

        assertThat(List.of(
                        SETTINGS.toBuilder().setName(longName).build(),
                        SETTINGS.toBuilder().setAnnouncement(longText).build(),
                        SETTINGS.toBuilder().setPictureMediaId(-1).build(),
                        SETTINGS.toBuilder().setWhoMayPostValue(99).build()))
                .allSatisfy(settings ->
                        assertThat(fresh.refusal(found(settings, List.of()))).isEqualTo(ErrorCode.INVALID_ARGUMENT));
    }

    @Test
    void anUpdateChangesWhatItNamesAndTellsAll() {
        var run = GroupRun.of(BOB);

        var event = run.event(
                BOB, updates(UpdateGroup.newBuilder().setName("runners").setPictureMediaId(7)));

        assertThat(event.getGroupUpdated().getSettings())
                .isEqualTo(SETTINGS.toBuilder()
                        .setName("runners")
                        .setPictureMediaId(7)
                        .build());
        assertThat(run.noted(BOB, updates(UpdateGroup.newBuilder().setName("runners")))
                        .answer()
                        .getSeq())
                .isEqualTo(2);
        assertThat(run.refusal(BOB, updates(UpdateGroup.newBuilder().setName(""))))
                .isEqualTo(ErrorCode.INVALID_ARGUMENT);
    }

    @Test
    void onlyAdminsChangeItsPolicyAndThenItHolds() {
        var run = GroupRun.of(BOB, CAT).admin(CAT);
        var forAdmins = UpdateGroup.newBuilder()
                .setWhoMayPost(Who.ADMINS)
                .setWhoMayEditInfo(Who.ADMINS)
                .setWhoMayAddMembers(Who.ADMINS);

        assertThat(run.refusal(BOB, updates(forAdmins))).isEqualTo(ErrorCode.ROLE_TOO_LOW);
        run.event(CAT, updates(forAdmins));

        assertThat(run.refusal(BOB, says("hello"))).isEqualTo(ErrorCode.GROUP_MUTED);
        assertThat(run.refusal(BOB, updates(UpdateGroup.newBuilder().setName("mine"))))
                .isEqualTo(ErrorCode.ROLE_TOO_LOW);
        assertThat(run.refusal(BOB, adds(700L))).isEqualTo(ErrorCode.ROLE_TOO_LOW);
        assertThat(run.event(CAT, says("hello")).getMessageNo()).isEqualTo(1);
    }

    @Test
    void whatIsDissolvedStaysSo() {
        var run = GroupRun.of(BOB);
        assertThat(run.refusal(BOB, GroupsTest::dissolves)).isEqualTo(ErrorCode.ROLE_TOO_LOW);

        var event = run.event(ALICE, GroupsTest::dissolves);

        assertThat(event.getMemberCount()).isZero();
        assertThat(run.refusal(BOB, says("hello"))).isEqualTo(ErrorCode.GROUP_DISSOLVED);
        assertThat(run.refusal(ALICE, GroupsTest::dissolves)).isEqualTo(ErrorCode.GROUP_DISSOLVED);
        assertThat(run.refusal(CAT, says("hello"))).isEqualTo(ErrorCode.CONVERSATION_UNKNOWN);
        assertThat(run.chat.roster()).isEmpty();
    }

    @Test
    void whoIsNotInItLearnsNothingOfIt() {
        var nowhere = new PlainConversation(GROUP, Rules.standard(500));
        var run = GroupRun.of(BOB);

        assertThat(run.chat.decision(group(CAT, id(1))
                        .setSendMessage(send(CAT, 1).getSendMessage())
                        .build()))
                .isEqualTo(nowhere.decision(group(CAT, id(1))
                        .setSendMessage(send(CAT, 1).getSendMessage())
                        .build()));
        assertThat(run.refusal(CAT, says("hello"))).isEqualTo(ErrorCode.CONVERSATION_UNKNOWN);
    }

    @Test
    void aDirectConversationHasNoMembersToAdd() {
        var chat = new PlainConversation(Commands.CHAT, Rules.standard(500));
        var add = Commands.command(ALICE).setClientMsgId(id(1));
        adds(CAT).accept(add);

        assertThat(chat.refusal(add.build())).isEqualTo(ErrorCode.INVALID_ARGUMENT);
        assertThat(chat.refusal(Commands.in(Commands.CHAT, found(SETTINGS, List.of()))))
                .isEqualTo(ErrorCode.INVALID_ARGUMENT);
    }

    @Test
    void historyIsSeenFromJoiningOnUnlessTheGroupShowsAllOfIt() {
        var run = GroupRun.of(BOB);
        run.event(BOB, says("before"));
        assertThat(visibleTo(run.event(ALICE, adds(CAT)).getMembersAdded())).isEqualTo(3);

        run.event(ALICE, updates(UpdateGroup.newBuilder().setHistory(HistoryVisibility.WHOLE_HISTORY)));
        assertThat(visibleTo(run.event(ALICE, adds(604L)).getMembersAdded())).isEqualTo(1);
    }

    private static long visibleTo(MembersAdded added) {
        return added.getVisibleFromSeq();
    }

    private static Consumer<Command.Builder> updates(UpdateGroup.Builder update) {
        return command -> command.setUpdateGroup(update);
    }

    private static void dissolves(Command.Builder command) {
        command.setDissolveGroup(DissolveGroup.getDefaultInstance());
    }
}
