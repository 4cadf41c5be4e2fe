// SPDX-License-Identifier: Apache-2.0
package im.yan.storage.replay;

import static java.util.stream.Collectors.joining;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What was done.
 *
 * @param stores each that was rebuilt
 * @param sums of the one that was emptied first
 */
public record Report(Map<StoreName, Figures> stores, Optional<Sums> sums) {

    /** Checksums of a store. */
    public record Sums(String before, String after) {
        boolean areEqual() {
            return before.equals(after);
        }
    }

    /** Whether nothing was found to differ. */
    public boolean isSound() {
        return sums.map(Sums::areEqual).orElse(true);
    }

    /** One line. */
    public String json() {
        var all = stores.entrySet().stream()
                .map(store -> String.format(
                        Locale.ROOT,
                        "\"%s\":{\"records\":%d,\"seconds\":%.3f,\"perSecond\":%d}",
                        store.getKey().text(),
                        store.getValue().records(),
                        store.getValue().seconds(),
                        store.getValue().perSecond()))
                .collect(joining(",", "{", "}"));
        var both = sums.map(it -> ",\"before\":\"%s\",\"after\":\"%s\"".formatted(it.before(), it.after()))
                .orElse("");
        return "{\"stores\":%s%s}".formatted(all, both);
    }

    /** A line for each store, then the checksums. */
    public String text() {
        var all = stores.entrySet().stream()
                .map(store -> String.format(
                        Locale.ROOT,
                        "%s: %,d in %.1f s, %,d/s%n",
                        store.getKey().text(),
                        store.getValue().records(),
                        store.getValue().seconds(),
                        store.getValue().perSecond()))
                .collect(joining());
        var both = sums.map(it -> "before  %s%nafter   %s%n%s%n"
                        .formatted(it.before(), it.after(), it.areEqual() ? "equal" : "they differ"))
                .orElse("");
        return all + both;
    }
}
