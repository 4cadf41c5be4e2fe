// SPDX-License-Identifier: Apache-2.0
package im.yan.api.account;

import static java.nio.charset.StandardCharsets.UTF_8;

import im.yan.api.refusal.Refusal;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What the fields of an account look like. */
public final class AccountRules {
    static final int DISPLAY_NAME_LENGTH_MAX = 64;
    static final int PASSWORD_LENGTH_MIN = 8;
    static final int PASSWORD_LENGTH_MAX = 128;
    static final int PASSWORD_BYTES_MAX = 256;

    private static final Pattern NAME = Pattern.compile("[a-z0-9_.-]{3,32}");

    private AccountRules() {}

    public static boolean isName(String text) {
        return NAME.matcher(text).matches();
    }

    /** The name itself. */
    static String name(@Nullable String text) {
        if (text == null || !isName(text)) {
            throw Refusal.invalid("name must be 3 to 32 of a-z, 0-9, '_', '.' and '-'");
        }
        return text;
    }

    /** The password itself: every character counts, also a blank at either end. */
    static String password(@Nullable String text) {
        var length = text == null ? 0 : text.codePointCount(0, text.length());
        if (text == null || length < PASSWORD_LENGTH_MIN || length > PASSWORD_LENGTH_MAX) {
            throw Refusal.invalid(
                    "password must have %d to %d characters".formatted(PASSWORD_LENGTH_MIN, PASSWORD_LENGTH_MAX));
        }
        if (!isUnicode(text) || text.getBytes(UTF_8).length > PASSWORD_BYTES_MAX) {
            throw Refusal.invalid("password must have at most %d bytes in UTF-8".formatted(PASSWORD_BYTES_MAX));
        }
        return text;
    }

    /** The display name without the blanks around it, or the name where there is none. */
    static String displayName(@Nullable String text, String name) {
        var stripped = text == null ? "" : text.strip();
        if (stripped.codePointCount(0, stripped.length()) > DISPLAY_NAME_LENGTH_MAX) {
            throw Refusal.invalid("displayName must have at most %d characters".formatted(DISPLAY_NAME_LENGTH_MAX));
        }
        if (!isUnicode(stripped) || stripped.codePoints().anyMatch(Character::isISOControl)) {
            throw Refusal.invalid("displayName must be Unicode text without control characters");
        }
        return stripped.isEmpty() ? name : stripped;
    }

    // Half a surrogate pair has no UTF-8: it would be stored as a question mark.
    public static boolean isUnicode(String text) {
        return text.codePoints().noneMatch(point -> Character.getType(point) == Character.SURROGATE);
    }
}
