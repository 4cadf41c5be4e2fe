// SPDX-License-Identifier: Apache-2.0
package im.yan.api.unread;

import im.yan.api.account.Caller;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "conversations")
final class UnreadRoutes {
    private final UnreadCounts counts;

    UnreadRoutes(UnreadCounts counts) {
        this.counts = counts;
    }

    @GetMapping("/v1/unread")
    @Operation(summary = "How much the caller has not read, in all and per conversation")
    UnreadOverview unread(@AuthenticationPrincipal Caller caller) {
        return counts.of(caller.userId(), System.currentTimeMillis());
    }
}
