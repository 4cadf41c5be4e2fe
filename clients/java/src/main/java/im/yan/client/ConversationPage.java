// SPDX-License-Identifier: Apache-2.0
package im.yan.client;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Conversations, the most recently active first.
 *
 * @param next cursor of the following page; null on the last one
 */
public record ConversationPage(
        List<Conversation> conversations, @Nullable String next) {
    public ConversationPage {
        conversations = List.copyOf(conversations);
    }
}
