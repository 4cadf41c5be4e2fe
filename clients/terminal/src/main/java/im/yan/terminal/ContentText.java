// SPDX-License-Identifier: Apache-2.0
package im.yan.terminal;

import im.yan.schemas.v1.Content;
import im.yan.schemas.v1.Media;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a message says, in one line of text. */
final class ContentText {
    private static final int MILLIS_PER_SECOND = 1000;
    private static final int SECONDS_PER_MINUTE = 60;
    private static final int BYTES_PER_KILOBYTE = 1024;

    private ContentText() {}

    static String of(Content content) {
        return switch (content.getKindCase()) {
            case TEXT -> Lines.safe(content.getText().getBody());
            case IMAGE -> {
                var image = content.getImage();
                yield bracketed(
                        "image " + image.getWidth() + "×" + image.getHeight(), image.getMedia(), image.getCaption());
            }
            case VOICE ->
                bracketed(
                        "voice " + length(content.getVoice().getLengthMillis()),
                        content.getVoice().getMedia(),
                        "");
            case VIDEO ->
                bracketed(
                        "video " + length(content.getVideo().getLengthMillis()),
                        content.getVideo().getMedia(),
                        content.getVideo().getCaption());
            case FILE ->
                bracketed(
                        "file " + content.getFile().getName(),
                        content.getFile().getMedia(),
                        content.getFile().getCaption());
            case LOCATION -> {
                var place = content.getLocation();
                var at = String.format(Locale.ROOT, "[place %.5f, %.5f]", place.getLatitude(), place.getLongitude());
                yield joined(at, place.getTitle(), place.getAddress());
            }
            case CONTACT_CARD ->
                Lines.safe("[contact " + content.getContactCard().getDisplayName() + "]");
            case CUSTOM ->
                joined(
                        "[" + content.getCustom().getType() + "]",
                        content.getCustom().getFallback());
            case KIND_NOT_SET -> "(gone)";
        };
    }

    private static String bracketed(String what, Media media, String caption) {
        var size = media.getBytes() / BYTES_PER_KILOBYTE + 1;
        return joined("[" + what + ", " + size + " kB]", caption);
    }

    private static String length(long millis) {
        var seconds = millis / MILLIS_PER_SECOND;
        return String.format(Locale.ROOT, "%d:%02d", seconds / SECONDS_PER_MINUTE, seconds % SECONDS_PER_MINUTE);
    }

    private static String joined(String... parts) {
        return Lines.safe(Stream.of(parts).filter(part -> !part.isBlank()).collect(Collectors.joining(" ")));
    }
}
