// SPDX-License-Identifier: Apache-2.0
package im.yan.client.receiving;

import im.yan.schemas.v1.ConversationEvent;
import java.util.List;

/** Where missing events come from. Called on shared threads, which it may block. */
public interface HistorySource {

    sealed interface Answer {}

    /**
     * @param events ascending, from the next one that this user may see; fewer than there are, or none, where the store lags
     * @param visibleFromSeq there is nothing for this user before
     */
    record Page(List<ConversationEvent> events, long visibleFromSeq) implements Answer {
        public Page {
            events = List.copyOf(events);
        }
    }

    /** The user is not in this conversation: no longer, or not yet as far as the store knows. */
    record Refused() implements Answer {}

    /** Not now. */
    record Unavailable() implements Answer {}

    /** The events after seq. */
    Answer after(String conversationId, long seq);
}
