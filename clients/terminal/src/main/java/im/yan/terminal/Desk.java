// SPDX-License-Identifier: Apache-2.0
package im.yan.terminal;

import im.yan.client.ConversationActions;
import im.yan.client.GroupActions;
import im.yan.client.YanClient;

/** What commands work with. */
record Desk(
        Session session,
        YanClient client,
        Screen screen,
        ChatView view,
        People people,
        Rooms rooms,
        Outgoing outgoing) {

    ConversationActions here() {
        return client.conversation(rooms.open().conversationId());
    }

    GroupActions group() throws ChatException {
        return client.group(rooms.openGroup().conversationId());
    }

    void note(String sentence) {
        screen.note(Lines.note(sentence));
    }
}
