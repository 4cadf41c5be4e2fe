// SPDX-License-Identifier: Apache-2.0
package im.yan.push;

import im.yan.push.group.MovedPositions;
import im.yan.push.group.RosterStore;
import im.yan.schemas.ConversationId;
import im.yan.schemas.v1.DeliveredPosition;
import im.yan.schemas.v1.MemberPositions;
import im.yan.schemas.v1.Notice;
import im.yan.schemas.v1.ReadPosition;
import im.yan.schemas.v1.Roster;
import im.yan.schemas.v1.Signal;

/** Tells the members of a conversation who is typing and how far each has come; who is not in it can tell them nothing. */
record TellMembers(RosterStore rosters, MovedPositions moved, Outbox outbox) {

    void roster(String conversationId, Roster roster) {
        rosters.note(conversationId, roster);
    }

    void signal(Signal signal) {
        var sender = signal.getUserId();
        var conversation = ConversationId.parse(signal.getConversationId()).orElse(null);
        if (conversation instanceof ConversationId.Direct direct && direct.has(sender)) {
            outbox.notice(direct.peerOf(sender), Notice.newBuilder().setSignal(signal));
        } else if (isMember(signal.getConversationId(), sender)) {
            for (var member : rosters.membersOf(signal.getConversationId())) {
                if (member != sender) {
                    outbox.notice(member, Notice.newBuilder().setSignal(signal));
                }
            }
        }
    }

    void read(ReadPosition read, long now) {
        if (isMember(read.getConversationId(), read.getUserId())) {
            moved.read(read, now).ifPresent(this::tell);
        }
    }

    void delivered(DeliveredPosition delivered, long now) {
        if (isMember(delivered.getConversationId(), delivered.getUserId())) {
            moved.delivered(delivered, now).ifPresent(this::tell);
        }
    }

    void tick(long now) {
        moved.due(now).forEach(this::tell);
    }

    private void tell(MemberPositions positions) {
        for (var member : rosters.membersOf(positions.getConversationId())) {
            outbox.notice(member, Notice.newBuilder().setPositions(positions));
        }
    }

    private boolean isMember(String conversationId, long userId) {
        return rosters.membersOf(conversationId).contains(userId);
    }
}
