// SPDX-License-Identifier: Apache-2.0
package im.yan.router.membership;

import static im.yan.router.membership.Permissions.refusalOf;

import im.yan.router.conversation.Decision;
import im.yan.router.conversation.Refusal;
import im.yan.router.conversation.Situation;
import im.yan.schemas.InvitationId;
import im.yan.schemas.ProtocolLimits;
import im.yan.schemas.v1.ConversationEvent;
import im.yan.schemas.v1.CreateInvitation;
import im.yan.schemas.v1.InvitationCreated;
import im.yan.schemas.v1.InvitationRevoked;
import im.yan.schemas.v1.RevokeInvitation;
import im.yan.schemas.v1.StoredGroup;
import im.yan.schemas.v1.StoredInvitation;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The keys to a group. Kept are their hashes: whoever reads the log or a store cannot get in by it. */
public final class Invitations {
    private static final Pattern CODE = Pattern.compile("[A-Za-z0-9_-]{%d,%d}"
            .formatted(ProtocolLimits.INVITATION_CODE_LENGTH_MIN, ProtocolLimits.INVITATION_CODE_LENGTH_MAX));

    private Invitations() {}

    public static Decision create(CreateInvitation create, Situation situation) {
        var refusal = refusalOf(Action.INVITE, situation).or(() -> refusalToCreate(create, situation));
        if (refusal.isPresent()) {
            return refusal.get().decision();
        }
        return situation.happened(ConversationEvent.newBuilder()
                .setInvitationCreated(InvitationCreated.newBuilder()
                        .setInvitationId(InvitationId.of(create.getCode()))
                        .setExpiresMillis(create.getExpiresMillis())
                        .setUsesMax(create.getUsesMax())));
    }

    public static Decision revoke(RevokeInvitation revoke, Situation situation) {
        var refusal = refusalOf(Action.INVITE, situation);
        if (refusal.isPresent()) {
            return refusal.get().decision();
        }
        return valid(situation.group(), situation.now()).stream()
                .filter(invitation -> invitation.getInvitationId().equals(revoke.getInvitationId()))
                .findFirst()
                .map(invitation -> situation.happened(ConversationEvent.newBuilder()
                        .setInvitationRevoked(
                                InvitationRevoked.newBuilder().setInvitationId(invitation.getInvitationId()))))
                .orElseGet(Refusal.INVITATION_INVALID::decision);
    }

    static Optional<StoredInvitation> find(String code, Situation situation) {
        if (!CODE.matcher(code).matches()) {
            return Optional.empty();
        }
        var id = InvitationId.of(code);
        return valid(situation.group(), situation.now()).stream()
                .filter(invitation -> invitation.getInvitationId().equals(id))
                .findFirst();
    }

    /** Those that still open the group. Revoked and used up ones are not kept, nor is any of a dissolved group. */
    static List<StoredInvitation> valid(StoredGroup group, long now) {
        return group.getInvitationsList().stream()
                .filter(invitation -> invitation.getExpiresMillis() == 0 || invitation.getExpiresMillis() > now)
                .toList();
    }

    private static Optional<Refusal> refusalToCreate(CreateInvitation create, Situation situation) {
        if (!CODE.matcher(create.getCode()).matches()) {
            return Optional.of(Refusal.INVITATION_CODE_MALFORMED);
        }
        if (create.getExpiresMillis() != 0 && create.getExpiresMillis() <= situation.now()) {
            return Optional.of(Refusal.INVITATION_EXPIRED);
        }
        if (find(create.getCode(), situation).isPresent()) {
            return Optional.of(Refusal.INVITATION_CODE_TAKEN);
        }
        return valid(situation.group(), situation.now()).size() >= ProtocolLimits.INVITATIONS_MAX
                ? Optional.of(Refusal.TOO_MANY_INVITATIONS)
                : Optional.empty();
    }
}
