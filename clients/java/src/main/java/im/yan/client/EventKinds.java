// SPDX-License-Identifier: Apache-2.0
package im.yan.client;

import im.yan.schemas.v1.ConversationEvent;

/** Leads each event to the listener's method for its kind. */
final class EventKinds {
    private EventKinds() {}

    static void tell(ConversationEvent event, YanListener to) {
        switch (event.getKindCase()) {
            case MESSAGE_POSTED -> to.onMessage(event, event.getMessagePosted());
            case MESSAGE_EDITED -> to.onMessageEdited(event, event.getMessageEdited());
            case MESSAGE_RECALLED -> to.onMessageRecalled(event, event.getMessageRecalled());
            case REACTION_CHANGED -> to.onReaction(event, event.getReactionChanged());
            case PIN_CHANGED -> to.onPin(event, event.getPinChanged());
            case KIND_NOT_SET -> {} // of a newer server
            default -> to.onGroupEvent(event);
        }
    }
}
