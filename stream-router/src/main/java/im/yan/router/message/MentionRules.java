// SPDX-License-Identifier: Apache-2.0
package im.yan.router.message;

import im.yan.router.conversation.Decision;
import im.yan.router.conversation.Refusal;
import im.yan.router.conversation.Situation;
import im.yan.router.membership.Action;
import im.yan.router.membership.Permissions;
import im.yan.schemas.ProtocolLimits;
import im.yan.schemas.v1.Mentions;
import java.util.Optional;

/** Whom a message may mention. */
final class MentionRules {

    private MentionRules() {}

    /** Each user once, and no field this version does not know. */
    static Mentions checked(Mentions mentions) {
        return Mentions.newBuilder()
                .addAllUserIds(mentions.getUserIdsList().stream().distinct().toList())
                .setEverybody(mentions.getEverybody())
                .build();
    }

    /** @param mentions each user once */
    static Optional<Decision.Refused> refusalOf(Mentions mentions, Situation situation) {
        if (mentions.getUserIdsCount() > ProtocolLimits.MENTIONS_MAX) {
            return Optional.of(Refusal.TOO_MANY_MENTIONS.decision());
        }
        if (mentions.getEverybody()) {
            var refusal = situation.isGroup()
                    ? Permissions.refusalOf(Action.MENTION_EVERYBODY, situation)
                    : Optional.of(Refusal.EVERYBODY_IN_DIRECT);
            if (refusal.isPresent()) {
                return refusal.map(Refusal::decision);
            }
        }
        return mentions.getUserIdsList().stream()
                .filter(user -> !situation.isMember(user))
                .findFirst()
                .map(Refusal.MENTIONED_NOT_A_MEMBER::about);
    }
}
