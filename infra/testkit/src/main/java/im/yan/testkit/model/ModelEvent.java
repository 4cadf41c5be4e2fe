// SPDX-License-Identifier: Apache-2.0
package im.yan.testkit.model;

import im.yan.schemas.v1.ConversationEvent;
import im.yan.schemas.v1.ConversationEvent.KindCase;

/**
 * One line of a conversation's log, as far as the model says something about it.
 *
 * @param memberCount after it; 0 in a direct conversation
 */
public record ModelEvent(long seq, long messageNo, long actorId, String clientMsgId, int memberCount, KindCase kind) {

    /** What the system logged, in the model's terms. */
    public static ModelEvent of(ConversationEvent event) {
        return new ModelEvent(
                event.getSeq(),
                event.getMessageNo(),
                event.getActorId(),
                event.getClientMsgId(),
                event.getMemberCount(),
                event.getKindCase());
    }
}
