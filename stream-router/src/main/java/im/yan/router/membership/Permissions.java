// SPDX-License-Identifier: Apache-2.0
package im.yan.router.membership;

import im.yan.router.conversation.Refusal;
import im.yan.router.conversation.Situation;
import im.yan.schemas.v1.Role;
import java.util.Optional;

/** Who may do what. In a direct conversation both may do all there is to do. */
public final class Permissions {

    private Permissions() {}

    /** Whoever is not in the conversation is told as much as she may know of it. */
    public static Optional<Refusal> refusalToTakePart(Situation situation) {
        if (!situation.isMember(situation.sender())) {
            return Optional.of(strangerTo(situation));
        }
        return situation.group().getDissolved() ? Optional.of(Refusal.GROUP_DISSOLVED) : Optional.empty();
    }

    /** For members. */
    public static Optional<Refusal> refusalOf(Action action, Situation situation) {
        if (!situation.isGroup()) {
            return Optional.empty();
        }
        var self = situation.self();
        var muted = self.getRole() == Role.MEMBER && self.getMutedUntilMillis() > situation.now();
        if (action.isSpeaking() && muted) {
            return Optional.of(Refusal.MUTED);
        }
        if (action.isOpenTo(self.getRole(), situation.settings())) {
            return Optional.empty();
        }
        return Optional.of(action.isSpeaking() ? Refusal.GROUP_MUTED : Refusal.ROLE_TOO_LOW);
    }

    /** Admins act on members, the owner on admins too; nobody acts on her equals. */
    static boolean outranks(Situation situation, long userId) {
        return situation.self().getRole().getNumber() > situation.roleOf(userId).getNumber();
    }

    /** Who was never a member must not even learn that there is such a group. */
    static Refusal strangerTo(Situation situation) {
        return situation.self().getJoinedSeq() > 0 ? Refusal.NOT_A_MEMBER : Refusal.CONVERSATION_UNKNOWN;
    }
}
