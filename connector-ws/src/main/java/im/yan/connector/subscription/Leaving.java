// SPDX-License-Identifier: Apache-2.0
package im.yan.connector.subscription;

import im.yan.schemas.v1.ConversationEvent;

/** Whose part in a group ends with an event. */
final class Leaving {
    private Leaving() {}

    static boolean by(ConversationEvent event, long userId) {
        return switch (event.getKindCase()) {
            case GROUP_DISSOLVED -> true;
            case MEMBER_LEFT -> event.getActorId() == userId;
            case MEMBERS_REMOVED -> event.getMembersRemoved().getUserIdsList().contains(userId);
            default -> false;
        };
    }
}
