// SPDX-License-Identifier: Apache-2.0
package im.yan.router.conversation;

import im.yan.schemas.v1.ConversationEvent;
import im.yan.schemas.v1.ConversationEventOrBuilder;
import java.util.ArrayList;
import java.util.List;

/** Who joins a group by an event, and who leaves it. */
public record Turnover(List<Long> joined, List<Long> left) {
    private static final Turnover NONE = new Turnover(List.of(), List.of());

    public static Turnover of(ConversationEventOrBuilder event) {
        return switch (event.getKindCase()) {
            case GROUP_CREATED -> founding(event);
            case MEMBERS_ADDED -> new Turnover(event.getMembersAdded().getUserIdsList(), List.of());
            case MEMBERS_REMOVED ->
                new Turnover(List.of(), event.getMembersRemoved().getUserIdsList());
            case MEMBER_LEFT -> new Turnover(List.of(), List.of(event.getActorId()));
            default -> NONE;
        };
    }

    private static Turnover founding(ConversationEventOrBuilder event) {
        var members = new ArrayList<Long>();
        members.add(event.getActorId());
        members.addAll(event.getGroupCreated().getMemberIdsList());
        return new Turnover(members, List.of());
    }

    public boolean isNone() {
        return joined.isEmpty() && left.isEmpty();
    }

    /** How many members there are after the event; a dissolved group has none. */
    int membersAfter(ConversationEventOrBuilder event, int before) {
        return event.getKindCase() == ConversationEvent.KindCase.GROUP_DISSOLVED
                ? 0
                : before + joined.size() - left.size();
    }

    /** The members after the event, those who joined last at the end. */
    public List<Long> appliedTo(List<Long> before) {
        if (isNone()) {
            return before;
        }
        var after = new ArrayList<>(before);
        after.removeAll(left);
        after.addAll(joined);
        return after;
    }
}
