// SPDX-License-Identifier: Apache-2.0
package im.yan.chaos.stores;

import com.google.gson.JsonParser;
import java.net.URI;
import java.util.Collection;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Messages that can be found.
 *
 * @param elasticsearch {@code http://host:port}
 */
record SearchCount(String elasticsearch) implements Count {
    private static final String INDEX = "/yan-messages";

    @Override
    public OptionalLong messages(Collection<String> conversations) {
        // What was written becomes visible once a second, or now.
        return Page.post(URI.create(elasticsearch + INDEX + "/_refresh"))
                .flatMap(refreshed -> Page.get(URI.create(elasticsearch + INDEX + "/_count")))
                .flatMap(SearchCount::count)
                .map(OptionalLong::of)
                .orElseGet(OptionalLong::empty);
    }

    // While a node starts, an index may answer for none of its shards.
    private static Optional<Long> count(String json) {
        var answer = JsonParser.parseString(json).getAsJsonObject();
        var failed = answer.getAsJsonObject("_shards").get("failed").getAsLong();
        return failed > 0 ? Optional.empty() : Optional.of(answer.get("count").getAsLong());
    }
}
