// SPDX-License-Identifier: Apache-2.0
package im.yan.runtime;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** The environment a service was started with, read by type. A bad value is a {@link ConfigException} that names it. */
public record Env(Map<String, String> variables) {
    private static final Pattern DURATION = Pattern.compile("([0-9]{1,9})(ms|s|m|h|d)");

    public Env {
        variables = Map.copyOf(variables);
    }

    /** Empty if the variable is unset or blank. */
    public Optional<String> find(String name) {
        return Optional.ofNullable(variables.get(name)).map(String::strip).filter(value -> !value.isEmpty());
    }

    public String text(String name, String byDefault) {
        return find(name).orElse(byDefault);
    }

    /** A variable without a sensible default. */
    public String required(String name) {
        return find(name).orElseThrow(() -> new ConfigException(name + " must be set"));
    }

    public Path path(String name, Path byDefault) {
        return find(name).map(Path::of).orElse(byDefault);
    }

    public boolean flag(String name, boolean byDefault) {
        return find(name).map(value -> parseFlag(name, value)).orElse(byDefault);
    }

    /** A whole number within both bounds, inclusive. */
    public int number(String name, int byDefault, int min, int max) {
        return find(name).map(value -> parseNumber(name, value, min, max)).orElse(byDefault);
    }

    /** A TCP port; 0 lets the system choose a free one. */
    public int port(String name, int byDefault) {
        return number(name, byDefault, 0, 65_535);
    }

    /** A positive duration such as {@code 20ms}, {@code 5s}, {@code 10m}, {@code 12h} or {@code 7d}. */
    public Duration duration(String name, Duration byDefault) {
        return find(name).map(value -> parseDuration(name, value)).orElse(byDefault);
    }

    private static boolean parseFlag(String name, String value) {
        return switch (value) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new ConfigException(name + " must be true or false, was " + value);
        };
    }

    private static int parseNumber(String name, String value, int min, int max) {
        try {
            var number = Integer.parseInt(value);
            if (number >= min && number <= max) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Falls through to the sentence below, which says all there is to say.
        }
        throw new ConfigException("%s must be a whole number from %d to %d, was %s".formatted(name, min, max, value));
    }

    private static Duration parseDuration(String name, String value) {
        var match = DURATION.matcher(value);
        if (!match.matches() || Long.parseLong(match.group(1)) == 0) {
            throw new ConfigException(name + " must be a duration such as 20ms, 5s, 10m, 12h or 7d, was " + value);
        }
        var amount = Long.parseLong(match.group(1));
        return switch (match.group(2)) {
            case "ms" -> Duration.ofMillis(amount);
            case "s" -> Duration.ofSeconds(amount);
            case "m" -> Duration.ofMinutes(amount);
            case "h" -> Duration.ofHours(amount);
            default -> Duration.ofDays(amount);
        };
    }
}
