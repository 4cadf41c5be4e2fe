// SPDX-License-Identifier: Apache-2.0
package im.yan.router.message;

import static im.yan.schemas.ProtocolLimits.TEXT_BYTES_MAX;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.UnknownFieldSet;
import im.yan.router.conversation.KnownFields;
import im.yan.router.conversation.Refusal;
import im.yan.schemas.v1.Content;
import im.yan.schemas.v1.Text;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
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

    private static Content text(String body) {
        return Content.newBuilder().setText(Text.newBuilder().setBody(body)).build();
    }
}
