// SPDX-License-Identifier: Apache-2.0
package im.yan.push.retry;

import im.yan.schemas.v1.ConversationEvent;
import java.util.List;

/**
 * What a session was sent of a conversation and did not acknowledge.
 *
 * @param events empty where there was too much to be kept
 */
public record UnackedRange(String conversationId, long firstSeq, long lastSeq, List<ConversationEvent> events) {
    public UnackedRange {
        events = List.copyOf(events);
    }
}
