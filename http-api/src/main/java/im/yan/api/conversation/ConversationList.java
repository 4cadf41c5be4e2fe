// SPDX-License-Identifier: Apache-2.0
package im.yan.api.conversation;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One page of the conversation list, most recent first. */
@Schema(requiredProperties = "conversations")
record ConversationList(
        List<ConversationSummary> conversations,

        @Schema(description = "the cursor of the next page; absent on the last") @Nullable
        String next) {}
