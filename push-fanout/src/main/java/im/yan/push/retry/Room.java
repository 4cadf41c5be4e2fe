// SPDX-License-Identifier: Apache-2.0
package im.yan.push.retry;

import im.yan.schemas.v1.ConversationEvent;
import java.util.Collection;

/** What one partition may still remember within {@link UnackedLimits}. */
final class Room {
    private long bytes;
    private int conversations;

    Room(UnackedLimits limits) {
        this.bytes = limits.bytes();
        this.conversations = limits.conversations();
    }

    boolean takeConversation() {
        if (conversations == 0) {
            return false;
        }
        conversations--;
        return true;
    }

    void giveBackConversation() {
        conversations++;
    }

    boolean take(ConversationEvent event) {
        if (event.getSerializedSize() > bytes) {
            return false;
        }
        bytes -= event.getSerializedSize();
        return true;
    }

    void giveBack(Collection<ConversationEvent> events) {
        events.forEach(event -> bytes += event.getSerializedSize());
    }
}
