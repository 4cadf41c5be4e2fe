// SPDX-License-Identifier: Apache-2.0
package im.yan.terminal;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** What follows a command's name, taken word by word; what is missing or wrong is answered with how the command is used. */
final class Arguments {
    private static final Pattern SPAN = Pattern.compile("([1-9][0-9]{0,4})([mhd])");
    private static final Pattern NUMBER = Pattern.compile("#?([1-9][0-9]{0,17})");

    private final String usage;
    private String rest;

    Arguments(String usage, String rest) {
        this.usage = usage;
        this.rest = rest.strip();
    }

    boolean isEmpty() {
        return rest.isEmpty();
    }

    String word() throws ChatException {
        if (rest.isEmpty()) {
            throw wrong();
        }
        var words = rest.split("\\s+", 2);
        rest = words.length == 1 ? "" : words[1];
        return words[0];
    }

    /** All that is left. */
    String text() throws ChatException {
        if (rest.isEmpty()) {
            throw wrong();
        }
        var all = rest;
        rest = "";
        return all;
    }

    List<String> words() throws ChatException {
        var words = new ArrayList<String>();
        do {
            words.add(word());
        } while (!isEmpty());
        return words;
    }

    /** Of a message, with or without the sign. */
    long number() throws ChatException {
        var match = NUMBER.matcher(word());
        if (!match.matches()) {
            throw wrong();
        }
        return Long.parseLong(match.group(1));
    }

    List<Long> numbers() throws ChatException {
        var numbers = new ArrayList<Long>();
        do {
            numbers.add(number());
        } while (!isEmpty());
        return numbers;
    }

    /** {@code 30m}, {@code 8h}, {@code 7d}. */
    Duration span() throws ChatException {
        var match = SPAN.matcher(word());
        if (!match.matches()) {
            throw wrong();
        }
        var count = Integer.parseInt(match.group(1));
        return switch (match.group(2)) {
            case "m" -> Duration.ofMinutes(count);
            case "h" -> Duration.ofHours(count);
            default -> Duration.ofDays(count);
        };
    }

    /** Where the first word is this one, it is taken. */
    boolean take(String word) {
        var is = rest.equals(word) || rest.startsWith(word + " ");
        if (is) {
            rest = rest.substring(word.length()).strip();
        }
        return is;
    }

    void end() throws ChatException {
        if (!rest.isEmpty()) {
            throw wrong();
        }
    }

    ChatException wrong() {
        return new ChatException("usage: " + usage);
    }
}
