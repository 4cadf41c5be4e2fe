// SPDX-License-Identifier: Apache-2.0
package im.yan.push.provider;

import static im.yan.push.provider.Requests.request;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import im.yan.schemas.v1.PushRequest;
import org.junit.jupiter.api.Test;

class PayloadTest {
    private static final String LONGEST_ID = "d:%d:%d".formatted(Long.MAX_VALUE - 1, Long.MAX_VALUE);

    @Test
    void aBrowserIsToldWhatItShows() {
        assertThat(text(Payload.forBrowser(request("d:1000:2000", 7)))).isEqualTo("""
                        {"conversationId":"d:1000:2000","senderId":"1000","messages":1,"mentioned":false,"preview":"hello",\
                        "unreadTotal":3,"timeMillis":1893456000000,"seq":7}""");
    }

    @Test
    void theLargestRequestFitsIntoOneRecordOfWebPush() {
        var largest = PushRequest.newBuilder()
                .setConversationId(LONGEST_ID)
                .setSenderId(Long.MAX_VALUE)
                .setMessages(-1)
                .setLastSeq(Long.MAX_VALUE)
                .setUnreadTotal(Long.MAX_VALUE)
                .setTimeMillis(Long.MAX_VALUE)
                // The worst there is: six bytes each.
                .setPreview("\u0001".repeat(100_000))
                .build();

        assertThat(Payload.forBrowser(largest)).hasSizeLessThanOrEqualTo(WebPush.PAYLOAD_BYTES_MAX);
    }

    @Test
    void aLongPreviewIsCutBetweenCharacters() {
        var smiles =
                request("g:1", 1).toBuilder().setPreview("x" + "😀".repeat(400)).build();

        var json = JsonParser.parseString(text(Payload.forBrowser(smiles))).getAsJsonObject();

        assertThat(json.get("preview").getAsString()).isEqualTo("x" + "😀".repeat((Payload.PREVIEW_MAX - 1) / 2));
    }

    private static String text(byte[] json) {
        return new String(json, UTF_8);
    }
}
