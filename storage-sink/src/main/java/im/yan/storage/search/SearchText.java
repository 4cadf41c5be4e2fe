// SPDX-License-Identifier: Apache-2.0
package im.yan.storage.search;

import static java.util.function.Predicate.not;
import static java.util.stream.Collectors.joining;

import im.yan.schemas.v1.Content;
import java.util.stream.Stream;

/** What of a message's content can be searched for. */
final class SearchText {

    private SearchText() {}

    /** Every word people read in it. */
    static String of(Content content) {
        var lines = switch (content.getKindCase()) {
            case TEXT -> Stream.of(content.getText().getBody());
            case IMAGE -> Stream.of(content.getImage().getCaption());
            case VIDEO -> Stream.of(content.getVideo().getCaption());
            case FILE ->
                Stream.of(content.getFile().getName(), content.getFile().getCaption());
            case LOCATION ->
                Stream.of(
                        content.getLocation().getTitle(), content.getLocation().getAddress());
            case CONTACT_CARD -> Stream.of(content.getContactCard().getDisplayName());
            case CUSTOM -> Stream.of(content.getCustom().getFallback());
            case VOICE, KIND_NOT_SET -> Stream.<String>empty();
        };
        return lines.filter(not(String::isEmpty)).collect(joining("\n"));
    }

    /** A kind this version does not know is UNKNOWN. */
    static String kind(Content content) {
        return content.getKindCase() == Content.KindCase.KIND_NOT_SET
                ? "UNKNOWN"
                : content.getKindCase().name();
    }
}
