// SPDX-License-Identifier: Apache-2.0
package im.yan.api.conversation;

import im.yan.schemas.v1.ConversationEvent;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The pinned messages of a conversation that the caller may see, the latest pinned first. */
@Schema(requiredProperties = "pins")
record PinList(List<Pin> pins) {

    /** A pinned message. */
    @Schema(requiredProperties = {"seq", "actorId", "event"})
    record Pin(
            long seq,

            @Schema(description = "who has pinned it") long actorId,

            @Schema(
                    ref = "#/components/schemas/ConversationEvent",
                    description = "the message; without content where it was recalled, or deleted by the caller")
            EventJson event,

            @Schema(ref = "#/components/schemas/ConversationEvent", description = "its last edit; absent for none")
            @Nullable
            EventJson edit) {

        static Pin of(
                PersonalMarks.Pin pin, Map<Long, ConversationEvent> messages, Map<Long, ConversationEvent> edits) {
            var message = Optional.ofNullable(messages.get(pin.seq())).orElseThrow();
            var edit = edits.get(pin.seq());
            return new Pin(pin.seq(), pin.actorId(), EventJson.of(message), edit == null ? null : EventJson.of(edit));
        }
    }
}
