// SPDX-License-Identifier: Apache-2.0
package im.yan.router.message;

import static im.yan.schemas.ProtocolLimits.CAPTION_BYTES_MAX;
import static im.yan.schemas.ProtocolLimits.CUSTOM_BYTES_MAX;
import static im.yan.schemas.ProtocolLimits.NAME_BYTES_MAX;
import static im.yan.schemas.ProtocolLimits.PREVIEW_BYTES_MAX;
import static im.yan.schemas.ProtocolLimits.TEXT_BYTES_MAX;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.UnknownFieldSet;
import im.yan.router.conversation.KnownFields;
import im.yan.router.conversation.Refusal;
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
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ContentRulesTest {

    @ParameterizedTest
    @ValueSource(strings = {"hello", "你好", "👩‍👩‍👧‍👦", " x ", "0", "\u2800x"})
    void whatShowsSomethingIsContent(String body) {
        assertThat(ContentRules.refusalOf(text(body))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\n\t\r", "\u00a0", "\u200b\u200d", "\u2028", "\u3000", "\ufeff", "\u0000"})
    void whatShowsNothingIsEmpty(String body) {
        assertThat(ContentRules.refusalOf(text(body))).contains(Refusal.CONTENT_EMPTY);
    }

    @Test
    void noKindIsEmpty() {
        assertThat(ContentRules.refusalOf(Content.getDefaultInstance())).contains(Refusal.CONTENT_EMPTY);
    }

    @Test
    void theLimitCountsBytesOfUtf8() {
        var most = "语".repeat(TEXT_BYTES_MAX / 3);

        assertThat(ContentRules.refusalOf(text(most + "xx"))).isEmpty();
        assertThat(ContentRules.refusalOf(text(most + "xxx"))).contains(Refusal.CONTENT_TOO_LARGE);
    }

    @Test
    void fieldsThisVersionDoesNotCheckStayOutOfTheLog() throws InvalidProtocolBufferException {
        var field = UnknownFieldSet.Field.newBuilder()
                .addLengthDelimited(ByteString.copyFrom(new byte[100_000]))
                .build();
        var unknown = UnknownFieldSet.newBuilder().addField(99, field).build();
        var received = text("hello").toBuilder().setUnknownFields(unknown).build();

        var kept = KnownFields.of(Content.parseFrom(received.toByteArray()), Content.parser());

        assertThat(kept).isEqualTo(text("hello"));
    }

    @Test
    void aMediaHasAnIdATypeAndASize() {
        assertThat(ContentRules.refusalOf(image(media()))).isEmpty();
        assertThat(ContentRules.refusalOf(Content.newBuilder()
                        .setVoice(Voice.newBuilder().setMedia(media()))
                        .build()))
                .isEmpty();
        assertThat(List.of(media().setMediaId(0), media().setMimeType(" "), media().setBytes(-1)))
                .allSatisfy(media ->
                        assertThat(ContentRules.refusalOf(image(media))).contains(Refusal.MEDIA_INCOMPLETE));
    }

    @Test
    void whatGoesWithAMediaIsLimited() {
        var caption = "c".repeat(CAPTION_BYTES_MAX + 1);
        var name = "n".repeat(NAME_BYTES_MAX + 1);
        var preview = ByteString.copyFrom(new byte[PREVIEW_BYTES_MAX + 1]);

        assertThat(List.of(
                        image(media().setPreview(preview)),
                        image(media().setMimeType(name)),
                        Content.newBuilder()
                                .setImage(Image.newBuilder().setMedia(media()).setCaption(caption))
                                .build(),
                        Content.newBuilder()
                                .setVideo(Video.newBuilder().setMedia(media()).setCaption(caption))
                                .build(),
                        Content.newBuilder()
                                .setFile(File.newBuilder().setMedia(media()).setName(name))
                                .build(),
                        Content.newBuilder()
                                .setFile(File.newBuilder().setMedia(media()).setCaption(caption))
                                .build()))
                .allSatisfy(
                        content -> assertThat(ContentRules.refusalOf(content)).contains(Refusal.CONTENT_TOO_LARGE));
    }

    @ParameterizedTest
    @CsvSource({"90,180,true", "-90,-180,true", "90.1,0,false", "0,-180.1,false", "NaN,0,false", "0,Infinity,false"})
    void aLocationIsOnEarth(double latitude, double longitude, boolean possible) {
        var location = Location.newBuilder().setLatitude(latitude).setLongitude(longitude);
        var content = Content.newBuilder().setLocation(location);

        assertThat(ContentRules.refusalOf(content.build()).isEmpty()).isEqualTo(possible);
        var address = "a".repeat(CAPTION_BYTES_MAX + 1);
        assertThat(ContentRules.refusalOf(
                        content.setLocation(location.setAddress(address)).build()))
                .contains(possible ? Refusal.CONTENT_TOO_LARGE : Refusal.LOCATION_IMPOSSIBLE);
    }

    @Test
    void aContactIsSomebody() {
        var card = ContactCard.newBuilder().setUserId(7).setDisplayName("Ann");

        assertThat(ContentRules.refusalOf(
                        Content.newBuilder().setContactCard(card).build()))
                .isEmpty();
        assertThat(ContentRules.refusalOf(
                        Content.newBuilder().setContactCard(card.setUserId(0)).build()))
                .contains(Refusal.CONTACT_INCOMPLETE);
    }

    @Test
    void aCustomContentSaysWhatItIsAndIsLimited() {
        var custom =
                Custom.newBuilder().setType("order.v1").setPayload(ByteString.copyFrom(new byte[CUSTOM_BYTES_MAX]));

        assertThat(ContentRules.refusalOf(Content.newBuilder().setCustom(custom).build()))
                .isEmpty();
        var larger = custom.clone().setPayload(ByteString.copyFrom(new byte[CUSTOM_BYTES_MAX + 1]));
        assertThat(ContentRules.refusalOf(Content.newBuilder().setCustom(larger).build()))
                .contains(Refusal.CONTENT_TOO_LARGE);
        assertThat(ContentRules.refusalOf(
                        Content.newBuilder().setCustom(custom.setType("")).build()))
                .contains(Refusal.CUSTOM_TYPE_MISSING);
    }

    private static Media.Builder media() {
        return Media.newBuilder().setMediaId(5).setMimeType("image/webp").setBytes(900);
    }

    private static Content image(Media.Builder media) {
        return Content.newBuilder().setImage(Image.newBuilder().setMedia(media)).build();
    }

    private static Content text(String body) {
        return Content.newBuilder().setText(Text.newBuilder().setBody(body)).build();
    }
}
