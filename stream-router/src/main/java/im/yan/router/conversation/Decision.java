// SPDX-License-Identifier: Apache-2.0
package im.yan.router.conversation;

import im.yan.schemas.v1.Accepted;
import im.yan.schemas.v1.ConversationEvent;
import im.yan.schemas.v1.Error;
import im.yan.schemas.v1.ReadPosition;

/** What becomes of a command. */
public sealed interface Decision {

    /** The conversation's log has one event more. */
    record Posted(ConversationEvent event) implements Decision {

        /** What its sender is told, now and on every resend. */
        public Accepted answer() {
            return Accepted.newBuilder()
                    .setSeq(event.getSeq())
                    .setMessageNo(event.getMessageNo())
                    .setMessageId(event.getEventId())
                    .setTimeMillis(event.getTimeMillis())
                    .build();
        }
    }

    /** The command was accepted before: its sender gets the first answer again, and nobody else notices. */
    record Resent(Accepted first) implements Decision {}

    /** The sender has read further than before. */
    record Advanced(ReadPosition position) implements Decision {}

    /** Fine, and nothing new. */
    record Unchanged() implements Decision {}

    /** The sender is told why not. */
    record Refused(Error error) implements Decision {}
}
