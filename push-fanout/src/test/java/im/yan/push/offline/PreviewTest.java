// SPDX-License-Identifier: Apache-2.0
package im.yan.push.offline;

import static org.assertj.core.api.Assertions.assertThat;

import im.yan.schemas.v1.ContactCard;
import im.yan.schemas.v1.Content;
import im.yan.schemas.v1.Custom;
import im.yan.schemas.v1.File;
import im.yan.schemas.v1.Image;
import im.yan.schemas.v1.Location;
import im.yan.schemas.v1.Text;
import im.yan.schemas.v1.Video;
import im.yan.schemas.v1.Voice;
import org.junit.jupiter.api.Test;

class PreviewTest {

    @Test
    void wordsAreCutBetweenCharacters() {
        assertThat(text("hello")).isEqualTo("hello");
        assertThat(text("😀".repeat(Preview.LENGTH_MAX))).isEqualTo("😀".repeat(Preview.LENGTH_MAX));
        assertThat(text("😀".repeat(Preview.LENGTH_MAX + 1))).isEqualTo("😀".repeat(Preview.LENGTH_MAX));
    }

    @Test
    void aCaptionSaysMoreThanTheKind() {
        assertThat(Preview.of(
                        content().setImage(Image.newBuilder().setCaption("us")).build()))
                .isEqualTo("us");
        assertThat(Preview.of(
                        content().setVideo(Video.newBuilder().setCaption("us")).build()))
                .isEqualTo("us");
        assertThat(Preview.of(
                        content().setFile(File.newBuilder().setCaption("it")).build()))
                .isEqualTo("it");
        assertThat(Preview.of(content()
                        .setCustom(Custom.newBuilder().setFallback("a poll"))
                        .build()))
                .isEqualTo("a poll");
    }

    @Test
    void whatHasNoWordsIsCalledByItsKind() {
        assertThat(Preview.of(content().setImage(Image.getDefaultInstance()).build()))
                .isEqualTo("[image]");
        assertThat(Preview.of(content().setVoice(Voice.getDefaultInstance()).build()))
                .isEqualTo("[voice]");
        assertThat(Preview.of(
                        content().setLocation(Location.getDefaultInstance()).build()))
                .isEqualTo("[location]");
        assertThat(Preview.of(content()
                        .setContactCard(ContactCard.getDefaultInstance())
                        .build()))
                .isEqualTo("[contact card]");
        assertThat(Preview.of(content().build())).isEmpty();
    }

    private static String text(String body) {
        return Preview.of(content().setText(Text.newBuilder().setBody(body)).build());
    }

    private static Content.Builder content() {
        return Content.newBuilder();
    }
}
