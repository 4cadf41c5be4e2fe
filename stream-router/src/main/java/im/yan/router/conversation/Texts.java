// SPDX-License-Identifier: Apache-2.0
package im.yan.router.conversation;

/** What people see of a text. */
public final class Texts {

    private Texts() {}

    public static boolean showSomething(String text) {
        return text.codePoints().anyMatch(Texts::isVisible);
    }

    // More than String.isBlank: a no-break space or a zero-width joiner alone shows nothing either.
    private static boolean isVisible(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SPACE_SEPARATOR,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }
}
