// SPDX-License-Identifier: Apache-2.0
package im.yan.chaos.stores;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.gson.Gson;
import com.google.gson.JsonSyntaxException;
import im.yan.dev.stack.Stack;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * What storage-sink's own audit says of every store, event by event.
 *
 * @param stores by {@link Store#id}
 */
public record Audit(long conversations, long events, Map<String, Compared> stores, List<Difference> differing) {
    private static final String PROGRAM = "im.yan.storage.AuditMain";
    private static final String SERVICE = "storage-sink";
    private static final long MINUTES_MAX = 5;
    private static final int SHOWN_MAX = 5;

    /** @param away it did not answer */
    record Compared(long compared, long drift, String checksum, boolean away) {}

    /** @param seq 0 for what belongs to no event */
    record Difference(String store, String conversationId, long seq, String reason) {
        private String text() {
            return "the audit: %s differs at %s/%d: %s".formatted(store, conversationId, seq, reason);
        }
    }

    /** An audit that has ended. */
    private record Ended(int code, String said, String errors) {}

    /** One sweep over everything; an {@link IllegalStateException} if it does not end as the contract says. */
    public static Audit of(Stack stack) throws IOException, InterruptedException {
        var ended = run(stack.program(SERVICE, PROGRAM, List.of("--json")));
        var json = ended.said().lines().filter(line -> line.startsWith("{")).findFirst();
        if (json.isEmpty()) {
            throw new IllegalStateException(
                    "the audit ended with code %d and said %s".formatted(ended.code(), ended.errors()));
        }
        var audit = parse(json.get());
        if ((ended.code() == 0) != audit.violations().isEmpty()) {
            throw new IllegalStateException(
                    "the audit ended with code %d, but found %s".formatted(ended.code(), audit.violations()));
        }
        return audit;
    }

    private static Ended run(ProcessBuilder program) throws IOException, InterruptedException {
        var said = Files.createTempFile("yan-audit", ".json");
        var errors = Files.createTempFile("yan-audit", ".log");
        var process = program.redirectOutput(said.toFile())
                .redirectError(errors.toFile())
                .start();
        try {
            if (!process.waitFor(MINUTES_MAX, TimeUnit.MINUTES)) {
                throw new IllegalStateException("the audit did not end within " + MINUTES_MAX + " min");
            }
            return new Ended(process.exitValue(), Files.readString(said, UTF_8), Files.readString(errors, UTF_8));
        } finally {
            process.destroyForcibly();
            Files.delete(said);
            Files.delete(errors);
        }
    }

    static Audit parse(String json) {
        try {
            @Nullable Audit audit = new Gson().fromJson(json, Audit.class);
            if (audit != null && audit.stores() != null && audit.differing() != null) {
                return audit;
            }
        } catch (JsonSyntaxException e) {
            throw new IllegalStateException("what the audit says cannot be read: " + json, e);
        }
        throw new IllegalStateException("what the audit says is not all there: " + json);
    }

    /** What is not as it should be, as sentences. */
    public List<String> violations() {
        List<String> violations = new ArrayList<>();
        for (var store : Store.values()) {
            var compared = stores.get(store.id());
            if (compared == null) {
                violations.add("the audit says nothing of " + store.title());
            } else if (compared.away()) {
                violations.add("the audit did not reach " + store.title());
            } else if (compared.drift() != 0) {
                violations.add("the audit finds %d differences in %s".formatted(compared.drift(), store.title()));
            }
        }
        differing.stream().limit(SHOWN_MAX).map(Difference::text).forEach(violations::add);
        return violations;
    }

    /** What was compared, for people. */
    public List<String> notes() {
        List<String> notes = new ArrayList<>();
        notes.add("audited: %,d events of %,d conversations".formatted(events, conversations));
        for (var store : Store.values()) {
            var compared = stores.get(store.id());
            if (compared != null) {
                notes.add("audited: %-14s %,9d compared, %d differ, checksum %s"
                        .formatted(store.title(), compared.compared(), compared.drift(), compared.checksum()));
            }
        }
        return notes;
    }
}
