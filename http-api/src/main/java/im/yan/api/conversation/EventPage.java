// SPDX-License-Identifier: Apache-2.0
package im.yan.api.conversation;

import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/** A part of a history, and what has become of its messages since. */
@Schema(requiredProperties = {"events", "headSeq", "visibleFromSeq", "amendments", "reactions"})
record EventPage(
        @ArraySchema(
                schema = @Schema(ref = "#/components/schemas/ConversationEvent"),
                arraySchema = @Schema(description = "what was recalled, or deleted by the caller, is without content"))
        List<EventJson> events,

        @Schema(description = "the last event of the conversation; \"0\" where there is none yet")
        long headSeq,

        @Schema(description = "the first event the caller may see")
        long visibleFromSeq,

        @ArraySchema(
                schema = @Schema(ref = "#/components/schemas/ConversationEvent"),
                arraySchema =
                        @Schema(
                                description =
                                        "the last edit, or the recall, of messages of this page that lies outside it"))
        List<EventJson> amendments,

        @ArraySchema(arraySchema = @Schema(description = "those to messages of this page, by message"))
        List<Reaction> reactions) {

    /** How many have reacted to a message in one way. */
    @Schema(requiredProperties = {"seq", "emoji", "count", "mine"})
    record Reaction(
            long seq,
            @Schema(example = "👍") String emoji,
            int count,

            @Schema(description = "the caller is one of them")
            boolean mine) {}
}
