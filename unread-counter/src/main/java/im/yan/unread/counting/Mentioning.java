// SPDX-License-Identifier: Apache-2.0
package im.yan.unread.counting;

import im.yan.schemas.v1.ConversationEvent;
import im.yan.unread.counting.Mentions.Mention;

/** What an event does to the mentions of one user. */
sealed interface Mentioning {

    /** The message mentions her. */
    record Made(Mention mention) implements Mentioning {
        @Override
        public Mentions applyTo(Mentions mentions, long readSeq) {
            return mention.seq() <= readSeq ? mentions : mentions.with(mention);
        }
    }

    /** The message does not mention her, or not any more. */
    record Absent(long seq) implements Mentioning {
        @Override
        public Mentions applyTo(Mentions mentions, long readSeq) {
            return mentions.without(seq);
        }
    }

    Mentions applyTo(Mentions mentions, long readSeq);

    static Mentioning of(ConversationEvent event, long user) {
        return switch (event.getKindCase()) {
            case MESSAGE_POSTED ->
                of(event.getSeq(), event, event.getMessagePosted().getMentions(), user);
            case MESSAGE_EDITED ->
                of(
                        event.getMessageEdited().getTargetSeq(),
                        event,
                        event.getMessageEdited().getMentions(),
                        user);
            case MESSAGE_RECALLED -> new Absent(event.getMessageRecalled().getTargetSeq());
            default -> new Absent(event.getSeq());
        };
    }

    private static Mentioning of(long seq, ConversationEvent event, im.yan.schemas.v1.Mentions mentions, long user) {
        return mentions.getEverybody() || mentions.getUserIdsList().contains(user)
                ? new Made(new Mention(seq, event.getMessageNo()))
                : new Absent(seq);
    }
}
