// SPDX-License-Identifier: Apache-2.0
package im.yan.unread;

import im.yan.schemas.v1.InboxEntry;
import java.util.Optional;

/** Whose count of which conversation; its text is the key of im.unread and of the stores. */
record CountKey(long owner, String conversationId) {

    /** Empty where the entry is about no count: a refusal, a resend, a message deleted for oneself. */
    static Optional<CountKey> of(InboxEntry entry) {
        return conversationOf(entry).map(conversation -> new CountKey(entry.getOwnerId(), conversation));
    }

    static CountKey parse(String text) {
        var end = text.indexOf('/');
        return new CountKey(Long.parseLong(text.substring(0, end)), text.substring(end + 1));
    }

    String text() {
        return owner + "/" + conversationId;
    }

    private static Optional<String> conversationOf(InboxEntry entry) {
        return switch (entry.getKindCase()) {
            case EVENT -> Optional.of(entry.getEvent().getConversationId());
            case ANSWERED ->
                entry.getAnswered().hasEvent()
                        ? Optional.of(entry.getAnswered().getEvent().getConversationId())
                        : Optional.empty();
            case READ -> Optional.of(entry.getRead().getConversationId());
            case MEMBERSHIP -> Optional.of(entry.getMembership().getConversationId());
            case MARKS -> Optional.of(entry.getMarks().getConversationId());
            case HIDDEN, KIND_NOT_SET -> Optional.empty();
        };
    }
}
