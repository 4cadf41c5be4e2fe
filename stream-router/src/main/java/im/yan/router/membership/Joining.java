// SPDX-License-Identifier: Apache-2.0
package im.yan.router.membership;

import static im.yan.router.membership.Permissions.refusalOf;

import im.yan.router.conversation.Decision;
import im.yan.router.conversation.Refusal;
import im.yan.router.conversation.Situation;
import im.yan.schemas.ProtocolLimits;
import im.yan.schemas.v1.AnswerJoinRequest;
import im.yan.schemas.v1.ConversationEvent;
import im.yan.schemas.v1.JoinGroup;
import im.yan.schemas.v1.JoinPolicy;
import im.yan.schemas.v1.JoinRequestDeclined;
import im.yan.schemas.v1.JoinRequested;
import im.yan.schemas.v1.MembersAdded;
import im.yan.schemas.v1.RequestToJoin;
import java.util.List;

/** How users get into a group by themselves. To whom it is closed, it looks as if it did not exist. */
public final class Joining {

    private Joining() {}

    public static Decision join(JoinGroup join, Situation situation) {
        if (situation.isMember(situation.sender())) {
            return insider(situation).decision();
        }
        return join.getInvitationCode().isEmpty() ? enter(situation) : byInvitation(join, situation);
    }

    private static Decision enter(Situation situation) {
        return letsIn(JoinPolicy.OPEN, situation)
                ? Members.letIn(
                        List.of(situation.sender()),
                        MembersAdded.newBuilder().setWay(MembersAdded.Way.ENTERED),
                        situation)
                : Permissions.strangerTo(situation).decision();
    }

    private static Decision byInvitation(JoinGroup join, Situation situation) {
        return Invitations.find(join.getInvitationCode(), situation)
                .map(invitation -> Members.letIn(
                        List.of(situation.sender()),
                        MembersAdded.newBuilder()
                                .setWay(MembersAdded.Way.INVITED)
                                .setInvitationId(invitation.getInvitationId()),
                        situation))
                .orElseGet(Refusal.INVITATION_INVALID::decision);
    }

    /** Asking again while the first request waits is fine, and tells nobody anything new. */
    public static Decision request(RequestToJoin request, Situation situation) {
        if (situation.isMember(situation.sender())) {
            return insider(situation).decision();
        }
        if (!letsIn(JoinPolicy.BY_REQUEST, situation)) {
            return Permissions.strangerTo(situation).decision();
        }
        if (request.getNoteBytes().size() > ProtocolLimits.JOIN_NOTE_BYTES_MAX) {
            return Refusal.NOTE_TOO_LONG.decision();
        }
        if (situation.self().getAsksToJoin()) {
            return situation.noted();
        }
        if (situation.group().getJoinRequests() >= ProtocolLimits.JOIN_REQUESTS_MAX) {
            return Refusal.TOO_MANY_JOIN_REQUESTS.decision();
        }
        return situation.happened(ConversationEvent.newBuilder()
                .setJoinRequested(JoinRequested.newBuilder().setNote(request.getNote())));
    }

    public static Decision answer(AnswerJoinRequest answer, Situation situation) {
        var user = answer.getUserId();
        var refusal = refusalOf(Action.ANSWER_JOIN_REQUEST, situation);
        if (refusal.isPresent()) {
            return refusal.get().decision();
        }
        if (!situation.view().member(user).getAsksToJoin()) {
            return Refusal.JOIN_REQUEST_UNKNOWN.decision();
        }
        return answer.getApprove()
                ? Members.letIn(List.of(user), MembersAdded.newBuilder().setWay(MembersAdded.Way.APPROVED), situation)
                : situation.happened(ConversationEvent.newBuilder()
                        .setJoinRequestDeclined(JoinRequestDeclined.newBuilder().setUserId(user)));
    }

    private static Refusal insider(Situation situation) {
        return situation.group().getDissolved() ? Refusal.GROUP_DISSOLVED : Refusal.ALREADY_A_MEMBER;
    }

    private static boolean letsIn(JoinPolicy policy, Situation situation) {
        return situation.head().getHeadSeq() > 0
                && !situation.group().getDissolved()
                && situation.settings().getJoinPolicy() == policy;
    }
}
