// SPDX-License-Identifier: Apache-2.0
package im.yan.api.conversation;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import im.yan.schemas.v1.ConversationEvent;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/** Conversations that have changed, the latest change first. */
@Schema(requiredProperties = {"conversations", "next", "more"})
record SyncPage(
        List<ChangedConversation> conversations,

        @Schema(description = "the cursor of the next call, whether it is made now or in a month")
        String next,

        @Schema(description = "there are changes that did not fit; ask again at once")
        boolean more) {

    /** A line of the conversation list, and the end of its history. */
    @Schema(requiredProperties = {"member", "events"})
    record ChangedConversation(
            @JsonUnwrapped ConversationSummary summary,

            @Schema(description = "false: the caller is no longer in it, and is told nothing else of it")
            boolean member,

            @ArraySchema(
                    schema = @Schema(ref = "#/components/schemas/ConversationEvent"),
                    arraySchema =
                            @Schema(
                                    description =
                                            "the latest, 20 at most, ascending; what was recalled, or deleted by the caller, is without content"))
            List<EventJson> events) {

        static ChangedConversation of(ConversationSummary summary, List<ConversationEvent> events) {
            return new ChangedConversation(summary, true, EventJson.of(events));
        }

        static ChangedConversation left(String conversationId) {
            return new ChangedConversation(ConversationSummary.ofFormer(conversationId), false, List.of());
        }
    }
}
