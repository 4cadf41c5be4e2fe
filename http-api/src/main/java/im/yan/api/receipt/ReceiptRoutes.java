// SPDX-License-Identifier: Apache-2.0
package im.yan.api.receipt;

import static im.yan.schemas.v1.ErrorCode.INVALID_ARGUMENT;
import static im.yan.schemas.v1.ErrorCode.MESSAGE_UNKNOWN;
import static im.yan.schemas.v1.ErrorCode.NOT_FOUND;

import im.yan.api.account.Caller;
import im.yan.api.conversation.Events;
import im.yan.api.conversation.Paging;
import im.yan.api.conversation.Views;
import im.yan.api.refusal.Refusal;
import im.yan.api.refusal.Refuses;
import im.yan.schemas.v1.ConversationEvent;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "conversations")
final class ReceiptRoutes {
    static final int READERS_MAX = 500;

    private final Views views;
    private final Events events;
    private final Receipts receipts;

    ReceiptRoutes(Views views, Events events, Receipts receipts) {
        this.views = views;
        this.events = events;
        this.receipts = receipts;
    }

    @GetMapping("/v1/conversations/{conversationId}/receipts")
    @Operation(summary = "How many members have a message, and who has read it")
    @Refuses({INVALID_ARGUMENT, NOT_FOUND, MESSAGE_UNKNOWN})
    MessageReceipts receipts(
            @AuthenticationPrincipal Caller caller,
            @PathVariable @Parameter(example = "g:601") String conversationId,
            @RequestParam @Parameter(description = "of a message") long seq,
            @RequestParam(defaultValue = "0") @Parameter(description = "next of the page before") long after,
            @RequestParam(defaultValue = "100") @Parameter(description = "1 to 500") int limit) {
        Paging.requireLimit(limit, READERS_MAX);
        var message = events.find(views.of(caller, conversationId), seq)
                .filter(ConversationEvent::hasMessagePosted)
                .orElseThrow(() -> Refusal.of(MESSAGE_UNKNOWN, "no message you can see has this seq"));
        // One more than asked for, to know whether there is a next page.
        var readers = receipts.readers(message, after, limit + 1);
        return MessageReceipts.page(seq, receipts.count(message), readers, limit);
    }
}
