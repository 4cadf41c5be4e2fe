// SPDX-License-Identifier: Apache-2.0
package im.yan.terminal;

import im.yan.client.HistoryRange;

/** What a typed line means. */
sealed interface Input {

    /** A message. */
    record Say(String text) implements Input {}

    record History(int limit) implements Input {}

    record Help() implements Input {}

    record Who() implements Input {}

    record Quit() implements Input {}

    /** Only spaces. */
    record Nothing() implements Input {}

    /** Meant as a command, but none; the sentence says what would be. */
    record Mistaken(String sentence) implements Input {}

    int HISTORY_BY_DEFAULT = 20;

    /** A message that begins with a slash is typed with two. */
    static Input parse(String line) {
        if (line.isBlank()) {
            return new Nothing();
        }
        if (!line.startsWith("/")) {
            return new Say(line);
        }
        if (line.startsWith("//")) {
            return new Say(line.substring(1));
        }
        var words = line.strip().split("\\s+", 2);
        return switch (words[0]) {
            case "/help" -> new Help();
            case "/who" -> new Who();
            case "/quit" -> new Quit();
            case "/history" -> words.length == 1 ? new History(HISTORY_BY_DEFAULT) : history(words[1]);
            default -> new Mistaken("there is no command " + Lines.safe(words[0]) + "; /help lists them.");
        };
    }

    private static Input history(String limit) {
        try {
            var number = Integer.parseInt(limit);
            if (number >= 1 && number <= HistoryRange.LIMIT_MAX) {
                return new History(number);
            }
        } catch (NumberFormatException e) {
            // The sentence below says all there is to say.
        }
        return new Mistaken("/history takes a number from 1 to " + HistoryRange.LIMIT_MAX + ".");
    }
}
