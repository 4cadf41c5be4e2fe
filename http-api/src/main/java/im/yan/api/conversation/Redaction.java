// SPDX-License-Identifier: Apache-2.0
package im.yan.api.conversation;

import im.yan.schemas.v1.ConversationEvent;
import im.yan.schemas.v1.MessageEdited;
import im.yan.schemas.v1.MessagePosted;
import java.util.Set;

/** Takes what they said out of messages that are not to be read any more, and out of their edits; all keep their places. */
record Redaction(Set<Long> unreadable) {

    Redaction {
        unreadable = Set.copyOf(unreadable);
    }

    boolean covers(long seq) {
        return unreadable.contains(seq);
    }

    ConversationEvent apply(ConversationEvent event) {
        return switch (event.getKindCase()) {
            case MESSAGE_POSTED ->
                covers(event.getSeq())
                        ? event.toBuilder()
                                .setMessagePosted(MessagePosted.getDefaultInstance())
                                .build()
                        : event;
            case MESSAGE_EDITED -> {
                var target = event.getMessageEdited().getTargetSeq();
                yield covers(target)
                        ? event.toBuilder()
                                .setMessageEdited(MessageEdited.newBuilder().setTargetSeq(target))
                                .build()
                        : event;
            }
            default -> event;
        };
    }
}
