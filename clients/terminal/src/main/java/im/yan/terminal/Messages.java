// SPDX-License-Identifier: Apache-2.0
package im.yan.terminal;

import im.yan.schemas.v1.ConversationEvent;
import java.util.Optional;
import java.util.TreeMap;

/** What has been shown of a conversation, by number. Thread-safe. */
final class Messages {
    /** Older ones can be asked for with /history again. */
    static final int SHOWN_MAX = 1000;

    private final TreeMap<Long, ConversationEvent> shown = new TreeMap<>();

    /** @return whether it is new */
    synchronized boolean add(ConversationEvent event) {
        var isNew = shown.putIfAbsent(event.getSeq(), event) == null;
        if (shown.size() > SHOWN_MAX) {
            shown.pollFirstEntry();
        }
        return isNew;
    }

    synchronized ConversationEvent message(long seq) throws ChatException {
        var event = shown.get(seq);
        if (event == null || !event.hasMessagePosted()) {
            throw new ChatException("no message here has the number " + seq + "; /history shows older ones.");
        }
        return event;
    }

    /** The last thing that happened. */
    synchronized Optional<ConversationEvent> last() {
        return Optional.ofNullable(shown.lastEntry()).map(entry -> entry.getValue());
    }
}
