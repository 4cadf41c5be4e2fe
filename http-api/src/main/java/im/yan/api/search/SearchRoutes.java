// SPDX-License-Identifier: Apache-2.0
package im.yan.api.search;

import static im.yan.schemas.v1.ErrorCode.INVALID_ARGUMENT;
import static im.yan.schemas.v1.ErrorCode.NOT_FOUND;

import im.yan.api.account.Caller;
import im.yan.api.conversation.Paging;
import im.yan.api.conversation.Views;
import im.yan.api.refusal.Refusal;
import im.yan.api.refusal.Refuses;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "search")
final class SearchRoutes {
    static final int HITS_MAX = 50;

    private final Views views;
    private final Search search;

    SearchRoutes(Views views, Search search) {
        this.views = views;
        this.search = search;
    }

    @GetMapping("/v1/search")
    @Operation(
            summary = "Messages of the caller's conversations, the newest first",
            description =
                    "Finds the words of q one after another, the last one also as the beginning of a longer word; any part"
                            + " of a Chinese text; emoji. What was recalled or deleted, and what is from before the caller's time, is"
                            + " not found. Of more than 1,000 conversations those that were quiet longest are searched only where they"
                            + " are named. New messages and edits are found after a moment.")
    @Refuses({INVALID_ARGUMENT, NOT_FOUND})
    SearchPage search(
            @AuthenticationPrincipal Caller caller,
            @RequestParam @Parameter(description = "1 to 200 characters") String q,
            @RequestParam(required = false)
                    @Parameter(description = "in this one only", example = "d:601:602")
                    @Nullable
                    String conversationId,
            @RequestParam(required = false) @Nullable Long senderId,
            @RequestParam(required = false) @Nullable MessageKind kind,
            @RequestParam(required = false) @Parameter(description = "milliseconds, inclusive") @Nullable Long from,
            @RequestParam(required = false) @Parameter(description = "milliseconds, exclusive") @Nullable Long to,
            @RequestParam(defaultValue = "20") @Parameter(description = "1 to 50") int limit,
            @RequestParam(required = false) @Parameter(description = "next of the page before") @Nullable
                    String cursor) {
        Paging.requireLimit(limit, HITS_MAX);
        var after = cursorOf(cursor);
        var query = new SearchQuery(
                q,
                Optional.ofNullable(senderId),
                Optional.ofNullable(kind),
                Optional.ofNullable(from),
                Optional.ofNullable(to));
        if (conversationId == null) {
            return search.everywhere(caller, query, after, limit);
        }
        var view = views.of(caller, conversationId);
        return search.within(caller, query, new Window(conversationId, view.visibleFromSeq()), after, limit);
    }

    private static Optional<SearchCursor> cursorOf(@Nullable String text) {
        return text == null
                ? Optional.empty()
                : Optional.of(SearchCursor.parse(text)
                        .orElseThrow(() -> Refusal.invalid("cursor must be the next of an earlier page")));
    }
}
