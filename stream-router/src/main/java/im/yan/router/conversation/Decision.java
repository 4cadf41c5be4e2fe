// SPDX-License-Identifier: Apache-2.0
package im.yan.router.conversation;

import im.yan.schemas.v1.Accepted;
import im.yan.schemas.v1.ConversationEvent;
import im.yan.schemas.v1.ConversationMarks;
import im.yan.schemas.v1.Error;
import im.yan.schemas.v1.ReadPosition;
import java.util.List;
import java.util.Optional;

/** What becomes of a command. */
public sealed interface Decision {

    /**
     * The conversation's log has one event more.
     *
     * @param marks of members whose own view changes with it
     */
    record Happened(ConversationEvent event, List<ConversationMarks> marks) implements Decision {

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

    /**
     * Fine, and the log stays as it is.
     *
     * @param read the sender has read further than before
     * @param marks the sender's own view is another now
     * @param hidden what the sender has deleted for herself
     */
    record Noted(Accepted answer, Optional<ReadPosition> read, Optional<ConversationMarks> marks, List<Long> hidden)
            implements Decision {

        public Noted with(ReadPosition position) {
            return new Noted(answer, Optional.of(position), marks, hidden);
        }

        public Noted with(ConversationMarks changed) {
            return new Noted(answer, read, Optional.of(changed), hidden);
        }

        public Noted hiding(List<Long> seqs) {
            return new Noted(answer, read, marks, seqs);
        }

        public boolean changesNothing() {
            return read.isEmpty() && marks.isEmpty() && hidden.isEmpty();
        }
    }

    /** The command was accepted before: its sender gets the first answer again, and nobody else notices. */
    record Resent(Accepted first) implements Decision {}

    /** The sender is told why not. */
    record Refused(Error error) implements Decision {}
}
