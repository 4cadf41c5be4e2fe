// SPDX-License-Identifier: Apache-2.0
package im.yan.router.conversation;

import im.yan.schemas.ProtocolLimits;
import im.yan.schemas.v1.Content;
import im.yan.schemas.v1.Text;
import java.util.Optional;

/** What a message may say. */
final class ContentRules {

    private ContentRules() {}

    static Optional<Refusal> refusalOf(Content content) {
        return switch (content.getKindCase()) {
            case TEXT -> refusalOf(content.getText());
            case KIND_NOT_SET -> Optional.of(Refusal.CONTENT_EMPTY);
        };
    }

    /** Only the fields this version checks, so that nothing unchecked enters the log. */
    static Content checkedPartOf(Content content) {
        return Content.newBuilder()
                .setText(Text.newBuilder().setBody(content.getText().getBody()))
                .build();
    }

    private static Optional<Refusal> refusalOf(Text text) {
        if (text.getBody().codePoints().noneMatch(ContentRules::isVisible)) {
            return Optional.of(Refusal.CONTENT_EMPTY);
        }
        return text.getBodyBytes().size() > ProtocolLimits.TEXT_BYTES_MAX
                ? Optional.of(Refusal.CONTENT_TOO_LARGE)
                : Optional.empty();
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
