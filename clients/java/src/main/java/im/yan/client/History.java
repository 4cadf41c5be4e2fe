// SPDX-License-Identifier: Apache-2.0
package im.yan.client;

import im.yan.schemas.v1.ConversationEvent;
import java.util.List;

/**
 * A part of a conversation's log as the store has it, ascending. The store may lag a little behind the log.
 *
 * @param headSeq how far the store has come
 */
public record History(List<ConversationEvent> events, long headSeq) {
    public History {
        events = List.copyOf(events);
    }
}
