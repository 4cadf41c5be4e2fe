// SPDX-License-Identifier: Apache-2.0
package im.yan.storage.search;

import im.yan.schemas.v1.Content;
import im.yan.schemas.v1.ConversationEvent;
import im.yan.schemas.v1.Mentions;
import java.util.List;
import java.util.Map;

/**
 * A message as it can be found; a recalled one says nothing any more.
 *
 * @param kind what the content is, such as TEXT or IMAGE
 * @param text every word of it, line by line
 * @param editedSeq of its last edit; 0 for none
 */
record MessageDocument(
        String conversationId,
        long seq,
        long messageNo,
        long senderId,
        String kind,
        long timeMillis,
        List<Long> mentionedIds,
        String text,
        boolean recalled,
        long editedSeq) {

    static MessageDocument asPosted(ConversationEvent posted) {
        var message = posted.getMessagePosted();
        return of(posted, message.getContent(), message.getMentions(), 0);
    }

    /** @param edited the message's last edit */
    static MessageDocument asEdited(ConversationEvent posted, ConversationEvent edited) {
        var message = edited.getMessageEdited();
        return of(posted, message.getContent(), message.getMentions(), edited.getSeq());
    }

    private static MessageDocument of(ConversationEvent posted, Content content, Mentions mentions, long editedSeq) {
        return new MessageDocument(
                posted.getConversationId(),
                posted.getSeq(),
                posted.getMessageNo(),
                posted.getActorId(),
                SearchText.kind(content),
                posted.getTimeMillis(),
                mentions.getUserIdsList(),
                SearchText.of(content),
                false,
                editedSeq);
    }

    /** @param editedSeq of the last edit before it was recalled */
    MessageDocument recalled(long editedSeq) {
        return new MessageDocument(
                conversationId, seq, messageNo, senderId, kind, timeMillis, List.of(), "", true, editedSeq);
    }

    /** As it is found again. */
    Map<String, Object> source() {
        return Map.of(
                "conversationId", conversationId,
                "seq", seq,
                "messageNo", messageNo,
                "senderId", senderId,
                "kind", kind,
                "timeMillis", timeMillis,
                "mentionedIds", mentionedIds,
                "text", text,
                "recalled", recalled,
                "editedSeq", editedSeq);
    }
}
