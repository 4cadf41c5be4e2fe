// SPDX-License-Identifier: Apache-2.0
package im.yan.api.conversation;

import static im.yan.schemas.v1.ErrorCode.INVALID_ARGUMENT;
import static im.yan.schemas.v1.ErrorCode.NOT_FOUND;

import im.yan.api.account.Caller;
import im.yan.api.refusal.Refusal;
import im.yan.api.refusal.Refuses;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/v1/conversations")
@Tag(name = "conversations")
final class ConversationRoutes {
    static final int CONVERSATIONS_MAX = 200;
    static final int EVENTS_MAX = 500;

    private final ConversationListing listing;
    private final Views views;
    private final History history;

    ConversationRoutes(ConversationListing listing, Views views, History history) {
        this.listing = listing;
        this.views = views;
        this.history = history;
    }

    @GetMapping
    @Operation(summary = "The caller's conversations, most recent first")
    @Refuses(INVALID_ARGUMENT)
    ConversationList list(
            @AuthenticationPrincipal Caller caller,
            @RequestParam(defaultValue = "50") @Parameter(description = "1 to 200") int limit,
            @RequestParam(required = false) @Parameter(description = "next of the page before") @Nullable
                    String cursor) {
        Paging.requireLimit(limit, CONVERSATIONS_MAX);
        return listing.page(caller.userId(), cursorOf(cursor), limit);
    }

    @GetMapping("/{conversationId}/events")
    @Operation(
            summary = "A part of a conversation's history, ascending",
            description = "after: what follows this seq. before: what precedes it. Neither: the latest.")
    @Refuses({INVALID_ARGUMENT, NOT_FOUND})
    EventPage events(
            @AuthenticationPrincipal Caller caller,
            @PathVariable @Parameter(example = "d:601:602") String conversationId,
            @RequestParam(required = false) @Nullable Long after,
            @RequestParam(required = false) @Nullable Long before,
            @RequestParam(defaultValue = "100") @Parameter(description = "1 to 500") int limit) {
        var view = views.of(caller, conversationId);
        Paging.requireLimit(limit, EVENTS_MAX);
        var span = Span.of(after, before)
                .orElseThrow(() -> Refusal.invalid("give after or before, not both, and not less than 0"));
        return history.page(view, span, limit);
    }

    @GetMapping("/{conversationId}/pins")
    @Operation(summary = "The pinned messages of a conversation, the latest pinned first")
    @Refuses({INVALID_ARGUMENT, NOT_FOUND})
    PinList pins(
            @AuthenticationPrincipal Caller caller,
            @PathVariable @Parameter(example = "d:601:602") String conversationId) {
        return history.pins(views.of(caller, conversationId));
    }

    private static Cursor cursorOf(@Nullable String text) {
        if (text == null) {
            return Conversations.START;
        }
        return Cursor.parse(text).orElseThrow(() -> Refusal.invalid("cursor must be the next of an earlier page"));
    }
}
