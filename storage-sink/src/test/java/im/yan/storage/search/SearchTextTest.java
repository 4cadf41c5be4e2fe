// SPDX-License-Identifier: Apache-2.0
package im.yan.storage.search;

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

class SearchTextTest {

    @Test
    void everyWordPeopleReadCanBeSearchedFor() {
        assertThat(text(Content.newBuilder().setText(Text.newBuilder().setBody("hello"))))
                .isEqualTo("TEXT hello");
        assertThat(text(Content.newBuilder().setImage(Image.newBuilder().setCaption("the sea"))))
                .isEqualTo("IMAGE the sea");
        assertThat(text(Content.newBuilder().setVideo(Video.newBuilder().setCaption("waves"))))
                .isEqualTo("VIDEO waves");
        assertThat(text(Content.newBuilder()
                        .setFile(File.newBuilder().setName("plan.pdf").setCaption("for you"))))
                .isEqualTo("FILE plan.pdf\nfor you");
        assertThat(text(Content.newBuilder()
                        .setLocation(Location.newBuilder().setTitle("Station").setAddress("Main Street 1"))))
                .isEqualTo("LOCATION Station\nMain Street 1");
        assertThat(text(Content.newBuilder()
                        .setContactCard(ContactCard.newBuilder().setUserId(7).setDisplayName("Ann"))))
                .isEqualTo("CONTACT_CARD Ann");
        assertThat(text(Content.newBuilder()
                        .setCustom(Custom.newBuilder().setType("order.v1").setFallback("An order"))))
                .isEqualTo("CUSTOM An order");
    }

    @Test
    void whatSaysNothingInWordsHasNoText() {
        assertThat(text(Content.newBuilder().setVoice(Voice.newBuilder().setLengthMillis(1))))
                .isEqualTo("VOICE ");
        assertThat(text(Content.newBuilder().setFile(File.newBuilder().setName("a.txt"))))
                .isEqualTo("FILE a.txt");
        assertThat(text(Content.newBuilder())).isEqualTo("UNKNOWN ");
    }

    private static String text(Content.Builder content) {
        return SearchText.kind(content.build()) + " " + SearchText.of(content.build());
    }
}
