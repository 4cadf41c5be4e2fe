// SPDX-License-Identifier: Apache-2.0
package im.yan.storage.replay;

import im.yan.schemas.ConversationId;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What is to be rebuilt.
 *
 * @param stores empty: all there are
 * @param part of the log
 * @param drop the one store to be emptied first and compared with what it was
 * @param json the answer is for a program
 */
public record ReplayOptions(Set<StoreName> stores, Part part, Optional<StoreName> drop, boolean json) {
    public static final String USAGE = """
            usage: ./yan replay [--stores mysql,redis,elasticsearch] [--conversation ID] [--since TIME] [--json]
                   ./yan replay --drop STORE [--json]

              Rebuilds stores from the log while the service goes on; without options all that are configured, from all of it.
              --conversation   only this one, such as d:1:2 or g:3
              --since          only what came since, such as 2026-11-01T00:00:00Z or PT1H, an hour ago
              --drop           empties this one store first, and compares checksums of before and after
              --json           says at the end what was done in one line for programs
              Exit code 0: done; 1: the checksums differ; 2: a server is away, or the options are wrong.
            """;

    private static final String STORES = "--stores";
    private static final String CONVERSATION = "--conversation";
    private static final String SINCE = "--since";
    private static final String DROP = "--drop";
    private static final String JSON = "--json";
    private static final Set<String> WITH_VALUE = Set.of(STORES, CONVERSATION, SINCE, DROP);

    /** @throws UsageException if that is not what can be asked for */
    public static ReplayOptions parse(List<String> arguments, Instant now) {
        var json = arguments.contains(JSON);
        var values = values(
                arguments.stream().filter(argument -> !argument.equals(JSON)).toList());
        var options = new ReplayOptions(
                Optional.ofNullable(values.get(STORES))
                        .map(ReplayOptions::stores)
                        .orElse(Set.of()),
                new Part(
                        Optional.ofNullable(values.get(CONVERSATION)).map(ReplayOptions::conversation),
                        Optional.ofNullable(values.get(SINCE)).map(since -> since(since, now))),
                Optional.ofNullable(values.get(DROP)).map(StoreName::named),
                json);
        options.requireAloneIfDropped();
        return options;
    }

    private static Map<String, String> values(List<String> arguments) {
        var values = new HashMap<String, String>();
        var rest = new ArrayDeque<>(arguments);
        while (!rest.isEmpty()) {
            var argument = rest.pop().split("=", 2);
            var option = argument[0];
            if (!WITH_VALUE.contains(option)) {
                throw new UsageException(
                        "there is no option %s: ./yan replay --help says which there are".formatted(option));
            }
            if (argument.length == 1 && rest.isEmpty()) {
                throw new UsageException(option + " needs a value");
            }
            if (values.put(option, argument.length == 1 ? rest.pop() : argument[1]) != null) {
                throw new UsageException(option + " was given twice");
            }
        }
        return values;
    }

    private static Set<StoreName> stores(String names) {
        return Arrays.stream(names.split(",", -1))
                .map(StoreName::named)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(StoreName.class)));
    }

    private static String conversation(String id) {
        return ConversationId.parse(id)
                .map(ConversationId::text)
                .orElseThrow(() -> new UsageException(
                        "%s must be a conversation such as d:1:2 or g:3, was %s".formatted(CONVERSATION, id)));
    }

    private static Instant since(String text, Instant now) {
        try {
            var since = text.startsWith("P") ? now.minus(Duration.parse(text)) : Instant.parse(text);
            if (since.isAfter(now)) {
                throw new UsageException(SINCE + " must not be in the future, was " + text);
            }
            return since;
        } catch (DateTimeParseException e) {
            throw new UsageException(
                    "%s must be a time such as 2026-11-01T00:00:00Z or PT1H, was %s".formatted(SINCE, text));
        }
    }

    private void requireAloneIfDropped() {
        var alone = part.isWhole() && stores.isEmpty();
        if (drop.isPresent() && !alone) {
            throw new UsageException("%s rebuilds one store from all of the log: it goes with neither %s nor %s nor %s"
                    .formatted(DROP, STORES, CONVERSATION, SINCE));
        }
    }
}
