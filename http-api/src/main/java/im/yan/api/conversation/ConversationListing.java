// SPDX-License-Identifier: Apache-2.0
package im.yan.api.conversation;

import im.yan.api.account.Account;
import im.yan.api.account.Accounts;
import im.yan.schemas.ConversationId;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The conversation list of a user, a page at a time: two queries a page, however long it is. */
@Component
final class ConversationListing {
    private final Conversations conversations;
    private final Accounts accounts;

    ConversationListing(Conversations conversations, Accounts accounts) {
        this.conversations = conversations;
        this.accounts = accounts;
    }

    ConversationList page(long userId, Cursor after, int limit) {
        // One more than asked for, to know whether there is a next page.
        var found = conversations.list(userId, after, limit + 1);
        var rows = found.subList(0, Math.min(limit, found.size()));
        var peers =
                accounts.findAll(rows.stream().map(row -> peerOf(userId, row)).toList());
        var next = found.size() > limit ? cursorAfter(rows).text() : null;
        return new ConversationList(
                rows.stream().map(row -> summary(userId, row, peers)).toList(), next);
    }

    private static Cursor cursorAfter(List<Conversations.Row> rows) {
        var last = rows.getLast();
        return new Cursor(last.lastTimeMillis(), last.conversationId());
    }

    private static ConversationSummary summary(long userId, Conversations.Row row, Map<Long, Account> peers) {
        var peer = peerOf(userId, row);
        return new ConversationSummary(
                row.conversationId(),
                peers.getOrDefault(peer, new Account(peer, "", "")),
                row.headSeq(),
                row.headMessageNo(),
                row.lastTimeMillis(),
                row.readSeq(),
                row.readNo(),
                row.unread(),
                row.peerReadSeq(),
                row.peerDeliveredSeq());
    }

    private static long peerOf(long userId, Conversations.Row row) {
        return switch (ConversationId.parse(row.conversationId())
                .orElseThrow(
                        () -> new IllegalStateException("stored under no conversation id: " + row.conversationId()))) {
            case ConversationId.Direct direct -> direct.peerOf(userId);
        };
    }
}
