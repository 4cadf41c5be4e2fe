// SPDX-License-Identifier: Apache-2.0
package im.yan.api;

import java.net.http.HttpResponse;
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
