// SPDX-License-Identifier: Apache-2.0
package im.yan.push.offline;

import im.yan.schemas.v1.Content;
import java.util.Locale;

/** What a notification says of a message: the beginning of its words, or its kind. */
final class Preview {
    /** In code points, so that no emoji is cut in two halves. */
    static final int LENGTH_MAX = 100;

    private Preview() {}

    static String of(Content content) {
        var words = words(content);
        return words.isBlank() ? kind(content) : beginning(words);
    }

    private static String words(Content content) {
        return switch (content.getKindCase()) {
            case TEXT -> content.getText().getBody();
            case IMAGE -> content.getImage().getCaption();
            case VIDEO -> content.getVideo().getCaption();
            case FILE -> content.getFile().getCaption();
            case CUSTOM -> content.getCustom().getFallback();
            case VOICE, LOCATION, CONTACT_CARD, KIND_NOT_SET -> "";
        };
    }

    private static String kind(Content content) {
        var kind = content.getKindCase();
        return kind == Content.KindCase.KIND_NOT_SET
                ? ""
                : "[" + kind.name().toLowerCase(Locale.ROOT).replace('_', ' ') + "]";
    }

    private static String beginning(String words) {
        return words.codePointCount(0, words.length()) <= LENGTH_MAX
                ? words
                : words.substring(0, words.offsetByCodePoints(0, LENGTH_MAX));
    }
}
