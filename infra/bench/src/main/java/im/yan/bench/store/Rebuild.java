// SPDX-License-Identifier: Apache-2.0
package im.yan.bench.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import im.yan.dev.stack.Stack;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * How one store was emptied and filled again from the log.
 *
 * @param what the store, and how, where that was chosen
 * @param records of the log, or what the store holds of them
 * @param isSame the store holds what it held before
 */
record Rebuild(String what, long records, double seconds, boolean isSame) {
    private static final int MINUTES_MAX = 15;

    static Rebuild of(Store store, Stack stack) throws IOException, InterruptedException {
        return of(store, store.title(), stack, Map.of());
    }

    /** Of MySQL, with batches of so many records. */
    static Rebuild inBatches(int records, Stack stack) throws IOException, InterruptedException {
        var what = "%s, batches of %,d".formatted(Store.MYSQL.title(), records);
        return of(Store.MYSQL, what, stack, Map.of("STORAGE_BATCH_MAX", Integer.toString(records)));
    }

    /** By the product's own replay; an {@link IllegalStateException} if it does not end. */
    private static Rebuild of(Store store, String what, Stack stack, Map<String, String> variables)
            throws IOException, InterruptedException {
        var name = store.title().toLowerCase(Locale.ROOT);
        var program = stack.program("storage-sink", "im.yan.storage.ReplayMain", List.of("--drop", name, "--json"));
        program.environment().putAll(variables);
        var replay = program.redirectError(ProcessBuilder.Redirect.DISCARD).start();
        try {
            var said = new String(replay.getInputStream().readAllBytes(), UTF_8);
            if (!replay.waitFor(MINUTES_MAX, TimeUnit.MINUTES) || !said.startsWith("{")) {
                throw new IllegalStateException("the replay of %s did not end, or said: %s".formatted(name, said));
            }
            return parse(what, name, JsonParser.parseString(said).getAsJsonObject());
        } finally {
            replay.destroyForcibly();
        }
    }

    private static Rebuild parse(String what, String name, JsonObject said) {
        var filled = said.getAsJsonObject("stores").getAsJsonObject(name);
        return new Rebuild(
                what,
                filled.get("records").getAsLong(),
                filled.get("seconds").getAsDouble(),
                said.get("before").equals(said.get("after")));
    }

    double perSecond() {
        return records / Math.max(seconds, 0.001);
    }
}
