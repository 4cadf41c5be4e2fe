// SPDX-License-Identifier: Apache-2.0
package im.yan.router.membership;

import im.yan.router.conversation.Accounts;
import im.yan.router.conversation.Decision;
import im.yan.router.conversation.Refusal;
import im.yan.router.conversation.Situation;
import im.yan.schemas.ProtocolLimits;
import java.util.List;
import java.util.Optional;

/** The users a command names: each once, and the sender is passed over. */
final class Users {

    private Users() {}

    static List<Long> namedIn(List<Long> ids, Situation situation) {
        return ids.stream()
                .distinct()
                .filter(user -> user != situation.sender())
                .toList();
    }

    static boolean areNamedWell(List<Long> users) {
        return users.size() <= ProtocolLimits.MEMBERS_PER_COMMAND_MAX
                && users.stream().allMatch(user -> user > 0);
    }

    /** Why these cannot become members, whoever lets them in. */
    static Optional<Decision.Refused> refusalToAdd(List<Long> users, Situation situation) {
        if (situation.group().getMemberCount() + users.size() > ProtocolLimits.GROUP_MEMBERS_MAX) {
            return Optional.of(Refusal.GROUP_FULL.decision());
        }
        if (users.stream().anyMatch(user -> situation.accounts().hasBlocked(user, situation.sender()))) {
            return Optional.of(Refusal.BLOCKED.decision());
        }
        return users.stream()
                .filter(user -> situation.accounts().of(user) != Accounts.Standing.ACTIVE)
                .findFirst()
                .map(Refusal.ACCOUNT_UNKNOWN::about);
    }
}
