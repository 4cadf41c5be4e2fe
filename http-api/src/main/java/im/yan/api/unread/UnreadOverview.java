// SPDX-License-Identifier: Apache-2.0
package im.yan.api.unread;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/** How much the caller has not read. */
@Schema(requiredProperties = {"total", "totalMuted", "conversations"})
record UnreadOverview(
        @Schema(description = "over the conversations that are not muted")
        long total,

        @Schema(description = "over the muted ones") long totalMuted,

        @Schema(description = "those with something unread or marked by hand, most recent first, 1000 at most")
        List<UnreadLine> conversations) {

    /** One conversation. */
    @Schema(requiredProperties = {"conversationId", "unread", "readNo", "headMessageNo", "muted", "markedUnread"})
    record UnreadLine(
            @Schema(example = "d:601:602") String conversationId,
            @Schema(description = "headMessageNo - readNo") long unread,
            long readNo,
            long headMessageNo,
            boolean muted,
            boolean markedUnread) {}
}
