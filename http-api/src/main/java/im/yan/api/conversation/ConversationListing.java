// SPDX-License-Identifier: Apache-2.0
package im.yan.api.conversation;

import im.yan.api.account.Account;
import im.yan.api.account.Profiles;
import im.yan.schemas.ConversationId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The conversation list of a user, a page at a time: two queries a page, however long it is. */
@Component
final class ConversationListing {
    private final Conversations conversations;
    private final Profiles profiles;

    ConversationListing(Conversations conversations, Profiles profiles) {
        this.conversations = conversations;
        this.profiles = profiles;
    }

    ConversationList page(long userId, Cursor after, int limit) {
        // One more than asked for, to know whether there is a next page.
        var found = conversations.list(userId, after, limit + 1);
        var rows = found.subList(0, Math.min(limit, found.size()));
        var next = found.size() > limit ? cursorAfter(rows).text() : null;
        return new ConversationList(summaries(userId, rows), next);
    }

    /** All the peers at once. */
    List<ConversationSummary> summaries(long userId, List<ConversationRow> rows) {
        var peers = profiles.findAll(
                rows.stream().flatMap(row -> peerOf(userId, row).stream()).toList());
        return rows.stream().map(row -> summary(userId, row, peers)).toList();
    }

    private static Cursor cursorAfter(List<ConversationRow> rows) {
        var last = rows.getLast();
        return new Cursor(last.lastTimeMillis(), last.conversationId());
    }

    private static ConversationSummary summary(long userId, ConversationRow row, Map<Long, Account> peers) {
        return peerOf(userId, row)
                .map(peer -> ConversationSummary.ofDirect(row, peers.getOrDefault(peer, new Account(peer, "", ""))))
                .orElseGet(() -> ConversationSummary.ofGroup(row, row.group().orElse(GroupLine.UNKNOWN)));
    }

    /** Empty for a group. */
    private static Optional<Long> peerOf(long userId, ConversationRow row) {
        return switch (ConversationId.parse(row.conversationId())
                .orElseThrow(
                        () -> new IllegalStateException("stored under no conversation id: " + row.conversationId()))) {
            case ConversationId.Direct direct -> Optional.of(direct.peerOf(userId));
            case ConversationId.Group group -> Optional.empty();
        };
    }
}
