// SPDX-License-Identifier: Apache-2.0
package im.yan.router.message;

import static im.yan.schemas.ProtocolLimits.CAPTION_BYTES_MAX;
import static im.yan.schemas.ProtocolLimits.CUSTOM_BYTES_MAX;
import static im.yan.schemas.ProtocolLimits.NAME_BYTES_MAX;
import static im.yan.schemas.ProtocolLimits.PREVIEW_BYTES_MAX;
import static im.yan.schemas.ProtocolLimits.TEXT_BYTES_MAX;

import com.google.protobuf.ByteString;
import im.yan.router.conversation.Refusal;
import im.yan.router.conversation.Texts;
import im.yan.schemas.v1.ContactCard;
import im.yan.schemas.v1.Content;
import im.yan.schemas.v1.Custom;
import im.yan.schemas.v1.File;
import im.yan.schemas.v1.Image;
import im.yan.schemas.v1.Location;
import im.yan.schemas.v1.Media;
import im.yan.schemas.v1.Text;
import im.yan.schemas.v1.Video;
import java.util.Optional;

/** What a message may say. */
final class ContentRules {
    private static final double LATITUDE_MAX = 90;
    private static final double LONGITUDE_MAX = 180;

    private ContentRules() {}

    static Optional<Refusal> refusalOf(Content content) {
        return switch (content.getKindCase()) {
            case TEXT -> refusalOf(content.getText());
            case IMAGE -> refusalOf(content.getImage());
            case VOICE -> refusalOf(content.getVoice().getMedia());
            case VIDEO -> refusalOf(content.getVideo());
            case FILE -> refusalOf(content.getFile());
            case LOCATION -> refusalOf(content.getLocation());
            case CONTACT_CARD -> refusalOf(content.getContactCard());
            case CUSTOM -> refusalOf(content.getCustom());
            case KIND_NOT_SET -> Optional.of(Refusal.CONTENT_EMPTY);
        };
    }

    private static Optional<Refusal> refusalOf(Text text) {
        return Texts.showSomething(text.getBody())
                ? atMost(TEXT_BYTES_MAX, text.getBodyBytes())
                : Optional.of(Refusal.CONTENT_EMPTY);
    }

    private static Optional<Refusal> refusalOf(Image image) {
        return refusalOf(image.getMedia()).or(() -> atMost(CAPTION_BYTES_MAX, image.getCaptionBytes()));
    }

    private static Optional<Refusal> refusalOf(Video video) {
        return refusalOf(video.getMedia()).or(() -> atMost(CAPTION_BYTES_MAX, video.getCaptionBytes()));
    }

    private static Optional<Refusal> refusalOf(File file) {
        return refusalOf(file.getMedia())
                .or(() -> atMost(NAME_BYTES_MAX, file.getNameBytes()))
                .or(() -> atMost(CAPTION_BYTES_MAX, file.getCaptionBytes()));
    }

    private static Optional<Refusal> refusalOf(Media media) {
        if (media.getMediaId() <= 0 || media.getMimeType().isBlank() || media.getBytes() < 0) {
            return Optional.of(Refusal.MEDIA_INCOMPLETE);
        }
        return atMost(NAME_BYTES_MAX, media.getMimeTypeBytes()).or(() -> atMost(PREVIEW_BYTES_MAX, media.getPreview()));
    }

    private static Optional<Refusal> refusalOf(Location location) {
        // Written so that NaN, which is neither less nor more, does not pass.
        var possible =
                Math.abs(location.getLatitude()) <= LATITUDE_MAX && Math.abs(location.getLongitude()) <= LONGITUDE_MAX;
        if (!possible) {
            return Optional.of(Refusal.LOCATION_IMPOSSIBLE);
        }
        return atMost(CAPTION_BYTES_MAX, location.getTitleBytes())
                .or(() -> atMost(CAPTION_BYTES_MAX, location.getAddressBytes()));
    }

    private static Optional<Refusal> refusalOf(ContactCard card) {
        return card.getUserId() > 0
                ? atMost(NAME_BYTES_MAX, card.getDisplayNameBytes())
                : Optional.of(Refusal.CONTACT_INCOMPLETE);
    }

    private static Optional<Refusal> refusalOf(Custom custom) {
        if (custom.getType().isBlank()) {
            return Optional.of(Refusal.CUSTOM_TYPE_MISSING);
        }
        return atMost(NAME_BYTES_MAX, custom.getTypeBytes())
                .or(() -> atMost(CUSTOM_BYTES_MAX, custom.getPayload()))
                .or(() -> atMost(CAPTION_BYTES_MAX, custom.getFallbackBytes()));
    }

    private static Optional<Refusal> atMost(int bytes, ByteString field) {
        return field.size() > bytes ? Optional.of(Refusal.CONTENT_TOO_LARGE) : Optional.empty();
    }
}
