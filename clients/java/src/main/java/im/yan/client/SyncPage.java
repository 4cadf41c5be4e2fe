// SPDX-License-Identifier: Apache-2.0
package im.yan.client;

import im.yan.schemas.v1.ConversationEvent;
import java.util.List;

/**
 * Conversations that have changed, the latest change first; what changed shortly before the earlier call may be among them again.
 *
 * @param next the cursor of the next call, whether it is made now or in a month
 * @param more there are changes that did not fit; ask again at once
 */
public record SyncPage(List<Changed> conversations, String next, boolean more) {
    public static final int LIMIT_MAX = 100;

    public SyncPage {
        conversations = List.copyOf(conversations);
    }

    /**
     * A conversation that has changed.
     *
     * @param conversation of one the caller has left, only the id
     * @param member false: the caller is no longer in it
     * @param events the latest, ascending; whoever lacks more pulls them from the history
     */
    public record Changed(Conversation conversation, boolean member, List<ConversationEvent> events) {
        public Changed {
            events = List.copyOf(events);
        }
    }
}
