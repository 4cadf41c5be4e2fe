// SPDX-License-Identifier: Apache-2.0
package im.yan.client;

import im.yan.schemas.v1.ConversationEvent;
import java.util.List;

/**
 * A part of a conversation's log as the store has it, ascending. The store may lag a little behind the log. A message that was
 * recalled, or deleted by the caller for herself, keeps its place without its content.
 *
 * @param headSeq how far the store has come
 * @param visibleFromSeq there is nothing for the caller before
 * @param amendments the last edit, or the recall, of messages on this page where it is not on it itself; whoever holds the whole
 *     log needs none of them
 * @param reactions to the messages on this page, as they are now
 */
public record History(
        List<ConversationEvent> events,
        long headSeq,
        long visibleFromSeq,
        List<ConversationEvent> amendments,
        List<ReactionCount> reactions) {
    public History {
        events = List.copyOf(events);
        amendments = List.copyOf(amendments);
        reactions = List.copyOf(reactions);
    }
}
