// SPDX-License-Identifier: Apache-2.0
package im.yan.api.conversation;

import static im.yan.schemas.v1.ErrorCode.INVALID_ARGUMENT;

import im.yan.api.account.Caller;
import im.yan.api.refusal.Refusal;
import im.yan.api.refusal.Refuses;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "conversations")
final class SyncRoutes {
    static final int CONVERSATIONS_MAX = 100;

    private final Sync sync;

    SyncRoutes(Sync sync) {
        this.sync = sync;
    }

    @GetMapping("/v1/sync")
    @Operation(
            summary = "The caller's conversations that have changed since an earlier call, with their latest events",
            description =
                    "For a device that was away. Changed: an event, the caller's own positions and marks, joining and"
                            + " leaving. Nothing is left out, and what changed shortly before the earlier call may be told again:"
                            + " seq says what is new. Whoever lacks more than the events given pulls them from the history.")
    @Refuses(INVALID_ARGUMENT)
    SyncPage sync(
            @AuthenticationPrincipal Caller caller,
            @RequestParam(required = false)
                    @Parameter(description = "next of the call before, however long ago; absent for everything")
                    @Nullable
                    String cursor,
            @RequestParam(defaultValue = "50") @Parameter(description = "1 to 100; fewer come where events are large")
                    int limit) {
        Paging.requireLimit(limit, CONVERSATIONS_MAX);
        // Before anything is read, so that what changes meanwhile belongs to the next round.
        var nextRound = sync.nextRoundMillis();
        var from = cursor == null
                ? SyncCursor.since(0, nextRound)
                : SyncCursor.parse(cursor, nextRound)
                        .orElseThrow(() -> Refusal.invalid("cursor must be the next of an earlier answer"));
        return sync.page(caller.userId(), from, limit);
    }
}
