// SPDX-License-Identifier: Apache-2.0
package im.yan.client;

import java.util.List;

/**
 * What the caller has not read.
 *
 * @param total over the conversations that are not muted
 * @param totalMuted over the muted ones
 */
public record UnreadOverview(long total, long totalMuted, List<Entry> conversations) {
    public UnreadOverview {
        conversations = List.copyOf(conversations);
    }

    /**
     * One conversation; {@code unread = headMessageNo - readNo}.
     *
     * @param markedUnread by hand
     */
    public record Entry(
            String conversationId, long unread, long readNo, long headMessageNo, boolean muted, boolean markedUnread) {}
}
