// SPDX-License-Identifier: Apache-2.0
package im.yan.client;

import com.google.protobuf.ByteString;
import im.yan.schemas.v1.ContactCard;
import im.yan.schemas.v1.Content;
import im.yan.schemas.v1.Custom;
import im.yan.schemas.v1.File;
import im.yan.schemas.v1.Image;
import im.yan.schemas.v1.Location;
import im.yan.schemas.v1.Media;
import im.yan.schemas.v1.Text;
import im.yan.schemas.v1.Video;
import im.yan.schemas.v1.Voice;
import java.time.Duration;

/** What a message can say; a caption or whatever else is optional is set on the schema's own types. */
public final class Contents {
    private Contents() {}

    public static Content text(String body) {
        return Content.newBuilder().setText(Text.newBuilder().setBody(body)).build();
    }

    /** Bytes that are kept elsewhere, under this id. */
    public static Media media(long mediaId, String mimeType, long bytes) {
        return Media.newBuilder()
                .setMediaId(mediaId)
                .setMimeType(mimeType)
                .setBytes(bytes)
                .build();
    }

    public static Content image(Media media, int width, int height) {
        return image(Image.newBuilder()
                .setMedia(media)
                .setWidth(width)
                .setHeight(height)
                .build());
    }

    public static Content image(Image image) {
        return Content.newBuilder().setImage(image).build();
    }

    public static Content voice(Media media, Duration length) {
        return Content.newBuilder()
                .setVoice(Voice.newBuilder().setMedia(media).setLengthMillis(Math.toIntExact(length.toMillis())))
                .build();
    }

    public static Content video(Media media, int width, int height, Duration length) {
        return video(Video.newBuilder()
                .setMedia(media)
                .setWidth(width)
                .setHeight(height)
                .setLengthMillis(Math.toIntExact(length.toMillis()))
                .build());
    }

    public static Content video(Video video) {
        return Content.newBuilder().setVideo(video).build();
    }

    public static Content file(Media media, String name) {
        return file(File.newBuilder().setMedia(media).setName(name).build());
    }

    public static Content file(File file) {
        return Content.newBuilder().setFile(file).build();
    }

    public static Content location(double latitude, double longitude, String title) {
        return location(Location.newBuilder()
                .setLatitude(latitude)
                .setLongitude(longitude)
                .setTitle(title)
                .build());
    }

    public static Content location(Location location) {
        return Content.newBuilder().setLocation(location).build();
    }

    public static Content contact(long userId, String displayName) {
        return Content.newBuilder()
                .setContactCard(ContactCard.newBuilder().setUserId(userId).setDisplayName(displayName))
                .build();
    }

    /**
     * For products built on top.
     *
     * @param type says what the payload is, for example {@code order.v1}
     * @param fallback what a client shows that does not know the type
     */
    public static Content custom(String type, byte[] payload, String fallback) {
        return Content.newBuilder()
                .setCustom(Custom.newBuilder()
                        .setType(type)
                        .setPayload(ByteString.copyFrom(payload))
                        .setFallback(fallback))
                .build();
    }
}
