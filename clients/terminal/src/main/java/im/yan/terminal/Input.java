// SPDX-License-Identifier: Apache-2.0
package im.yan.terminal;

/** What a typed line means. */
sealed interface Input {

    /** A message. */
    record Say(String text) implements Input {}

    /** A command; what follows its name is its own. */
    record Do(String name, String rest) implements Input {}

    record Quit() implements Input {}

    /** Only spaces. */
    record Nothing() implements Input {}

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
        return words[0].equals("/quit") ? new Quit() : new Do(words[0], words.length == 1 ? "" : words[1]);
    }
}
