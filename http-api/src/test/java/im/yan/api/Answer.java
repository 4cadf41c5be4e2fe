// SPDX-License-Identifier: Apache-2.0
package im.yan.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.InvalidProtocolBufferException;
import im.yan.schemas.WireJson;
import im.yan.schemas.v1.ConversationEvent;
import java.net.http.HttpResponse;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the server answered. */
record Answer(HttpResponse<String> response) {
    private static final JsonMapper JSON = new JsonMapper();

    int status() {
        return response.statusCode();
    }

    JsonNode json() {
        return JSON.readTree(response.body());
    }

    /** A string field; fails where it is a number. */
    String text(String field) {
        return json().required(field).stringValue();
    }

    /** Events in an array, as the contract's message. */
    List<ConversationEvent> events(String pointer) {
        assertThat(status()).isEqualTo(200);
        return json().at(pointer).valueStream().map(Answer::event).toList();
    }

    static ConversationEvent event(JsonNode json) {
        try {
            return WireJson.merge(json.toString(), ConversationEvent.newBuilder())
                    .build();
        } catch (InvalidProtocolBufferException e) {
            throw new AssertionError("not a ConversationEvent", e);
        }
    }

    String header(String name) {
        return response.headers().firstValue(name).orElse("");
    }

    /** "status CODE", and " retryable" where it is. */
    String refusal() {
        var json = json();
        var retryable = json.path("retryable").asBoolean(false) ? " retryable" : "";
        return status() + " " + text("code") + retryable;
    }
}
