// SPDX-License-Identifier: Apache-2.0
package im.yan.api.conversation;

/**
 * A row of the list, and when it has changed.
 *
 * @param member whether the user is still in the conversation
 */
record ChangedRow(ConversationRow conversation, boolean member, long changedMillis) {

    String conversationId() {
        return conversation.conversationId();
    }
}
