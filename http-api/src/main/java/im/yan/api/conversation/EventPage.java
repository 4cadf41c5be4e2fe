// SPDX-License-Identifier: Apache-2.0
package im.yan.api.conversation;

import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.annotation.JsonValue;
import im.yan.schemas.WireJson;
import im.yan.schemas.v1.ConversationEvent;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/** A part of a history, in protobuf's own JSON, so that HTTP and WebSocket clients read the same event. */
@Schema(requiredProperties = {"events", "headSeq"})
record EventPage(
        @ArraySchema(schema = @Schema(ref = "#/components/schemas/ConversationEvent"))
        List<EventJson> events,

        @Schema(description = "the last event of the conversation; \"0\" where there is none yet")
        long headSeq) {

    record EventJson(@JsonValue @JsonRawValue String json) {}

    /** @param headSeq as it was read, perhaps before the events were */
    static EventPage of(List<ConversationEvent> events, long headSeq) {
        var last = events.isEmpty() ? 0 : events.getLast().getSeq();
        return new EventPage(
                events.stream().map(WireJson::print).map(EventJson::new).toList(), Math.max(headSeq, last));
    }
}
