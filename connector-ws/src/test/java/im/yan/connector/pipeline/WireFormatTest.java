// SPDX-License-Identifier: Apache-2.0
package im.yan.connector.pipeline;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import com.google.protobuf.UnknownFieldSet;
import im.yan.schemas.v1.ClientFrame;
import im.yan.schemas.v1.Ping;
import im.yan.schemas.v1.Pong;
import im.yan.schemas.v1.Send;
import im.yan.schemas.v1.ServerFrame;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.DefaultHttpHeaders;
import io.netty.handler.codec.http.HttpHeaderNames;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WireFormatTest {
    private static final ClientFrame PING =
            ClientFrame.newBuilder().setId(3).setPing(Ping.getDefaultInstance()).build();

    @Test
    void bothFormatsReadTheSameFrame() {
        assertThat(protobuf(PING.toByteArray())).isEqualTo(new Decoded.Frame(PING));
        assertThat(json("{\"id\":3,\"ping\":{}}")).isEqualTo(new Decoded.Frame(PING));
    }

    @Test
    void aTruncatedFrameIsNone() {
        var whole = ClientFrame.newBuilder()
                .setSend(Send.newBuilder().setConversationId("d:1:2"))
                .build()
                .toByteArray();
        for (var length = 1; length < whole.length; length++) {
            assertThat(protobuf(Arrays.copyOf(whole, length))).isEqualTo(new Decoded.Malformed());
        }
    }

    @Test
    void aFrameOfANewerSchemaIsOfAnUnknownKindAndKeepsItsId() {
        var newer = UnknownFieldSet.Field.newBuilder()
                .addLengthDelimited(ByteString.EMPTY)
                .build();
        var frame = ClientFrame.newBuilder()
                .setId(3)
                .setUnknownFields(
                        UnknownFieldSet.newBuilder().addField(99, newer).build())
                .build();

        assertThat(protobuf(frame.toByteArray())).isEqualTo(new Decoded.UnknownKind(3));
        assertThat(protobuf(new byte[0])).isEqualTo(new Decoded.UnknownKind(0));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"id\":3,\"edit\":{}} | 3",
                "{\"edit\":{}} | 0",
                "{} | 0",
                "{\"id\":\"x\",\"edit\":1} | 0",
                "{\"id\":3,\"command\":{\"clientMsgId\":\"m-1\",\"applaud\":{}}} | 3"
            })
    void anObjectOfAnotherKindIsUnknown(String text, int id) {
        assertThat(json(text)).isEqualTo(new Decoded.UnknownKind(id));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "hello",
                "{",
                "[]",
                "{\"ping\":5}",
                "{\"ping\":{\"x\":1}}",
                "{\"command\":{\"react\":{\"x\":1}}}",
                "{\"id\":-1,\"ping\":{}}"
            })
    void textThatIsNoFrameIsMalformed(String text) {
        assertThat(json(text)).isEqualTo(new Decoded.Malformed());
    }

    @Test
    void bytesThatAreNoUtf8AreMalformedAndDeepNestingIsHarmless() {
        assertThat(WireFormat.JSON.decode(Unpooled.wrappedBuffer(new byte[] {'{', (byte) 0xff, '}'})))
                .isEqualTo(new Decoded.Malformed());
        assertThat(json("[".repeat(30_000))).isEqualTo(new Decoded.Malformed());
        assertThat(json("{\"a\":".repeat(10_000))).isEqualTo(new Decoded.Malformed());
    }

    @Test
    void whatAServerSaysIsWrittenInTheFormatsFrameType() throws Exception {
        var pong = ServerFrame.newBuilder()
                .setReplyTo(3)
                .setPong(Pong.newBuilder().setTimeMillis(5))
                .build();

        var binary = WireFormat.PROTOBUF.encode(pong);
        var text = WireFormat.JSON.encode(pong);

        assertThat(WireFormat.PROTOBUF.accepts(binary)).isTrue();
        assertThat(WireFormat.PROTOBUF.accepts(text)).isFalse();
        assertThat(WireFormat.JSON.accepts(binary)).isFalse();
        assertThat(ServerFrame.parseFrom(binary.content().nioBuffer())).isEqualTo(pong);
        assertThat(text.content().toString(UTF_8)).isEqualTo("{\"replyTo\":3,\"pong\":{\"timeMillis\":\"5\"}}");
        text.release();
        binary.release();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "yan.v1.json | JSON",
                "yan.v1.proto | PROTOBUF",
                "mqtt, yan.v1.json,yan.v1.proto | JSON",
                "yan.v2.proto |",
                "'' |"
            })
    void theClientsFirstChoiceThatIsKnownWins(String offered, @Nullable WireFormat chosen) {
        var headers = new DefaultHttpHeaders().set(HttpHeaderNames.SEC_WEBSOCKET_PROTOCOL, offered);

        assertThat(WireFormat.offeredBy(headers).orElse(null)).isEqualTo(chosen);
    }

    private static Decoded protobuf(byte[] bytes) {
        return WireFormat.PROTOBUF.decode(Unpooled.wrappedBuffer(bytes));
    }

    private static Decoded json(String text) {
        return WireFormat.JSON.decode(Unpooled.copiedBuffer(text, UTF_8));
    }
}
