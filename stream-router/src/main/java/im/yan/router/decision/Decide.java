// SPDX-License-Identifier: Apache-2.0
package im.yan.router.decision;

import im.yan.router.conversation.Accounts;
import im.yan.router.conversation.ClientMsgId;
import im.yan.router.conversation.Decision;
import im.yan.router.conversation.Refusal;
import im.yan.router.conversation.Situation;
import im.yan.router.membership.Groups;
import im.yan.router.membership.Invitations;
import im.yan.router.membership.Joining;
import im.yan.router.membership.Members;
import im.yan.router.membership.Permissions;
import im.yan.router.membership.Roles;
import im.yan.router.message.Messages;
import im.yan.router.message.Pins;
import im.yan.router.message.Reactions;
import im.yan.router.personal.OwnView;
import im.yan.router.personal.Reading;
import im.yan.schemas.ConversationId;
import im.yan.schemas.v1.Command;
import java.util.Optional;

/** Decides a command. The rules in their order: a resend gets its first answer whatever has changed since. */
public final class Decide {

    private Decide() {}

    public static Decision of(Situation situation) {
        var first = situation.rules().resends().firstAnswer(situation);
        if (first.isPresent()) {
            return first.get();
        }
        return refusalOfForm(situation.command())
                .or(() -> refusalOfAccounts(situation))
                .<Decision>map(Refusal::decision)
                .orElseGet(() -> byKind(situation));
    }

    private static Optional<Refusal> refusalOfForm(Command command) {
        if (command.getKindCase() == Command.KindCase.KIND_NOT_SET) {
            return Optional.of(Refusal.COMMAND_UNKNOWN);
        }
        var mayBeNameless = command.hasMarkRead() && command.getClientMsgId().isEmpty();
        return mayBeNameless || ClientMsgId.parse(command.getClientMsgId()).isPresent()
                ? Optional.empty()
                : Optional.of(Refusal.CLIENT_MSG_ID_MALFORMED);
    }

    private static Optional<Refusal> refusalOfAccounts(Situation situation) {
        // An unknown sender is no stranger: the token was verified, and the feed may lag behind the registration.
        if (situation.accounts().of(situation.sender()) == Accounts.Standing.DISABLED) {
            return Optional.of(Refusal.ACCOUNT_DISABLED);
        }
        return situation.id() instanceof ConversationId.Direct direct
                ? refusalOfPeer(direct.peerOf(situation.sender()), situation)
                : Optional.empty();
    }

    private static Optional<Refusal> refusalOfPeer(long peer, Situation situation) {
        if (situation.accounts().of(peer) == Accounts.Standing.UNKNOWN) {
            return Optional.of(Refusal.RECIPIENT_UNKNOWN);
        }
        return isHeard(situation.command()) && situation.accounts().hasBlocked(peer, situation.sender())
                ? Optional.of(Refusal.BLOCKED)
                : Optional.empty();
    }

    /** Whether this says something to the other; taking back what was said does not. */
    private static boolean isHeard(Command command) {
        return switch (command.getKindCase()) {
            case SEND_MESSAGE, EDIT_MESSAGE, REACT, PIN_MESSAGE -> true;
            default -> false;
        };
    }

    private static Decision byKind(Situation situation) {
        var command = situation.command();
        return switch (command.getKindCase()) {
            case CREATE_GROUP, JOIN_GROUP, REQUEST_TO_JOIN ->
                situation.isGroup() ? byStranger(command, situation) : Refusal.FOR_GROUPS_ONLY.decision();
            default ->
                Permissions.refusalToTakePart(situation)
                        .<Decision>map(Refusal::decision)
                        .orElseGet(() -> byMember(command, situation));
        };
    }

    /** What one can do without being a member. */
    private static Decision byStranger(Command command, Situation situation) {
        return switch (command.getKindCase()) {
            case CREATE_GROUP -> Groups.create(command.getCreateGroup(), situation);
            case JOIN_GROUP -> Joining.join(command.getJoinGroup(), situation);
            case REQUEST_TO_JOIN -> Joining.request(command.getRequestToJoin(), situation);
            default -> Refusal.COMMAND_UNKNOWN.decision();
        };
    }

    private static Decision byMember(Command command, Situation situation) {
        return switch (command.getKindCase()) {
            case SEND_MESSAGE -> Messages.send(command.getSendMessage(), situation);
            case EDIT_MESSAGE -> Messages.edit(command.getEditMessage(), situation);
            case RECALL_MESSAGE -> Messages.recall(command.getRecallMessage(), situation);
            case REACT -> Reactions.react(command.getReact(), situation);
            case PIN_MESSAGE -> Pins.pin(command.getPinMessage(), situation);
            case MARK_READ -> Reading.markRead(command.getMarkRead(), situation);
            case CLEAR_HISTORY -> Reading.clear(command.getClearHistory(), situation);
            case MARK_UNREAD -> OwnView.markUnread(situation);
            case SET_NOTIFICATIONS -> OwnView.setNotifications(command.getSetNotifications(), situation);
            case DELETE_FOR_ME -> OwnView.delete(command.getDeleteForMe(), situation);
            default -> situation.isGroup() ? inGroup(command, situation) : Refusal.FOR_GROUPS_ONLY.decision();
        };
    }

    private static Decision inGroup(Command command, Situation situation) {
        return switch (command.getKindCase()) {
            case UPDATE_GROUP -> Groups.update(command.getUpdateGroup(), situation);
            case DISSOLVE_GROUP -> Groups.dissolve(situation);
            case ADD_MEMBERS -> Members.add(command.getAddMembers(), situation);
            case REMOVE_MEMBERS -> Members.remove(command.getRemoveMembers(), situation);
            case LEAVE_GROUP -> Members.leave(situation);
            case ANSWER_JOIN_REQUEST -> Joining.answer(command.getAnswerJoinRequest(), situation);
            case SET_ROLE -> Roles.set(command.getSetRole(), situation);
            case TRANSFER_OWNERSHIP -> Roles.transfer(command.getTransferOwnership(), situation);
            case MUTE_MEMBER -> Roles.mute(command.getMuteMember(), situation);
            case CREATE_INVITATION -> Invitations.create(command.getCreateInvitation(), situation);
            case REVOKE_INVITATION -> Invitations.revoke(command.getRevokeInvitation(), situation);
            default -> Refusal.COMMAND_UNKNOWN.decision();
        };
    }
}
