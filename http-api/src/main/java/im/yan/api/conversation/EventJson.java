// SPDX-License-Identifier: Apache-2.0
package im.yan.api.conversation;

import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.annotation.JsonValue;
import im.yan.schemas.WireJson;
import im.yan.schemas.v1.ConversationEvent;
import java.util.List;

/** An event in protobuf's own JSON, so that HTTP and WebSocket clients read the same. */
record EventJson(@JsonValue @JsonRawValue String json) {

    static EventJson of(ConversationEvent event) {
        return new EventJson(WireJson.print(event));
    }

    static List<EventJson> of(List<ConversationEvent> events) {
        return events.stream().map(EventJson::of).toList();
    }
}
