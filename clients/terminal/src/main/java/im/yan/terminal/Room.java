// SPDX-License-Identifier: Apache-2.0
package im.yan.terminal;

import im.yan.client.Account;
import im.yan.schemas.v1.ConversationEvent;
import java.util.Optional;

/**
 * The conversation that is open.
 *
 * @param peer empty in a group
 */
record Room(
        String conversationId, String title, Optional<Account> peer, Ticks ticks, ReadBy readBy, Messages messages) {

    static Room of(Account peer, String conversationId, Ticks ticks) {
        return new Room(conversationId, Lines.name(peer), Optional.of(peer), ticks, new ReadBy(), new Messages());
    }

    static Room of(String group, String conversationId) {
        return new Room(
                conversationId, Lines.safe(group), Optional.empty(), new Ticks(0, 0), new ReadBy(), new Messages());
    }

    boolean holds(ConversationEvent event) {
        return event.getConversationId().equals(conversationId);
    }

    boolean isGroup() {
        return peer.isEmpty();
    }
}
