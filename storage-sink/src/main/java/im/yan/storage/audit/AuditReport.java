// SPDX-License-Identifier: Apache-2.0
package im.yan.storage.audit;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a sweep has found, or has so far.
 *
 * @param stores those there are, by name
 * @param differing the first of them
 */
record AuditReport(
        long conversations, long events, double seconds, Map<String, OfStore> stores, List<Difference> differing) {
    private static final Gson JSON = new GsonBuilder().disableHtmlEscaping().create();

    /**
     * Of one store.
     *
     * @param compared events, messages, or entries
     * @param drift how many of them differ
     * @param away whether it did not answer; null where it did
     */
    record OfStore(
            long compared,
            long drift,
            String checksum,
            @Nullable Boolean away) {}

    /** In the words of JSON. */
    private record Named(String store, String conversationId, long seq, String reason) {}

    private record Document(
            long conversations, long events, double seconds, Map<String, OfStore> stores, List<Named> differing) {}

    static double seconds(Duration took) {
        return took.toMillis() / 1000.0;
    }

    boolean isClean() {
        return stores.values().stream().allMatch(store -> store.drift() == 0);
    }

    /** One line, without its end. */
    String json() {
        var named = differing.stream()
                .map(one -> new Named(one.store().text(), one.conversationId(), one.seq(), one.reason()))
                .toList();
        return JSON.toJson(new Document(conversations, events, seconds, stores, named));
    }

    /** For people; ends with the end of a line. */
    String text() {
        var text = new StringBuilder(String.format(
                Locale.ROOT, "%,d events of %,d conversations in %.1f s%n", events, conversations, seconds));
        new TreeMap<>(stores).forEach((name, store) -> text.append(line(name, store)));
        differing.forEach(one -> text.append(String.format(
                Locale.ROOT,
                "%s, %s, seq %d: %s%n",
                one.store().text(),
                one.conversationId(),
                one.seq(),
                one.reason())));
        return text.toString();
    }

    private static String line(String name, OfStore store) {
        return String.format(
                Locale.ROOT,
                "%-13s %,12d compared %,10d differ   checksum %s%s%n",
                name,
                store.compared(),
                store.drift(),
                store.checksum(),
                store.away() == null ? "" : "   away");
    }
}
