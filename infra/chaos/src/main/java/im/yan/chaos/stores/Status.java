// SPDX-License-Identifier: Apache-2.0
package im.yan.chaos.stores;

import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import im.yan.dev.stack.Stack;
import java.net.URI;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What {@code GET /v1/status} says: which stores the chat goes on without. */
public record Status(Set<String> degraded) {

    public Status {
        degraded = Set.copyOf(degraded);
    }

    /** Empty if there was no answer. */
    public static Optional<Status> of(Stack stack) {
        return Page.get(URI.create(stack.api() + "/v1/status")).map(Status::parse);
    }

    /** An {@link IllegalStateException} unless it is ok with nothing degraded, or degraded with something. */
    static Status parse(String json) {
        var answer = JsonParser.parseString(json).getAsJsonObject();
        var degraded = answer.getAsJsonArray("degraded").asList().stream()
                .map(JsonElement::getAsString)
                .collect(Collectors.toSet());
        var word = answer.get("status").getAsString();
        if (!word.equals(degraded.isEmpty() ? "ok" : "degraded")) {
            throw new IllegalStateException("the status is %s, but degraded are %s".formatted(word, degraded));
        }
        return new Status(degraded);
    }

    /** Nothing is degraded. */
    public boolean isOk() {
        return degraded.isEmpty();
    }
}
