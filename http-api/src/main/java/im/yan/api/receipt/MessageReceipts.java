// SPDX-License-Identifier: Apache-2.0
package im.yan.api.receipt;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How many members have a message, and who has read it. */
@Schema(requiredProperties = {"seq", "members", "delivered", "read", "readers"})
record MessageReceipts(
        long seq,

        @Schema(description = "who was a member when it was posted and still is, without its author")
        int members,

        @Schema(description = "of these, how many have a device that holds it; not followed in very large groups")
        int delivered,

        @Schema(description = "of these, how many have read it")
        int read,

        @Schema(description = "one page of those who have read it, by user id")
        List<Long> readers,

        @Schema(description = "the after of the next page; absent on the last") @Nullable
        Long next) {

    /** @param found one reader more than the limit where there is another page */
    static MessageReceipts page(long seq, Receipts.Counts counts, List<Long> found, int limit) {
        var readers = found.subList(0, Math.min(limit, found.size()));
        return new MessageReceipts(
                seq,
                counts.members(),
                counts.delivered(),
                counts.read(),
                readers,
                found.size() > limit ? readers.getLast() : null);
    }
}
