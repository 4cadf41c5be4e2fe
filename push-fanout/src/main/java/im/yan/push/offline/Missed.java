// SPDX-License-Identifier: Apache-2.0
package im.yan.push.offline;

import im.yan.schemas.v1.ConversationEvent;
import im.yan.schemas.v1.Mentions;
import java.util.Optional;

/**
 * Messages of others that no device of a user has.
 *
 * @param messages how many
 * @param senderId of the last one; 0 where it is not known
 * @param preview of the last one; empty where it is not known
 */
public record Missed(
        long firstSeq, long lastSeq, int messages, boolean mentioned, long senderId, long timeMillis, String preview) {

    /** Empty for what is no message, and for the user's own. */
    public static Optional<Missed> of(long userId, ConversationEvent event) {
        if (!event.hasMessagePosted() || event.getActorId() == userId) {
            return Optional.empty();
        }
        var message = event.getMessagePosted();
        return Optional.of(new Missed(
                event.getSeq(),
                event.getSeq(),
                1,
                mentions(message.getMentions(), userId),
                event.getActorId(),
                event.getTimeMillis(),
                Preview.of(message.getContent())));
    }

    /** Where only the numbers are known all of it is taken for messages. */
    public static Missed of(long firstSeq, long lastSeq) {
        return new Missed(firstSeq, lastSeq, Math.toIntExact(lastSeq - firstSeq + 1), false, 0, 0, "");
    }

    private static boolean mentions(Mentions mentions, long userId) {
        return mentions.getEverybody() || mentions.getUserIdsList().contains(userId);
    }
}
