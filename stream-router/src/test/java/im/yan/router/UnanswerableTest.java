// SPDX-License-Identifier: Apache-2.0
package im.yan.router;

import static im.yan.router.Commands.ALICE;
import static im.yan.router.Commands.CHAT;
import static im.yan.router.Commands.id;
import static im.yan.router.Commands.send;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import im.yan.schemas.ConversationId;
import java.util.List;
import java.util.stream.Stream;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What no client can cause, but a mistake can: it goes aside with its reason, and the conversation goes on. */
class UnanswerableTest {
    private final RouterDriver router = RouterDriver.standard();

    @AfterEach
    void theConversationGoesOn() {
        router.decide(send(ALICE, 99));

        assertThat(router.messages.readValuesToList()).hasSize(1);
        assertThat(router.inbox.readValuesToList()).hasSize(2);
        router.close();
    }

    @Test
    void garbage() {
        router.record(CHAT.text(), new byte[] {-1, -1, -1});

        assertThat(router.dead.readRecord().value()).containsExactly(-1, -1, -1);
    }

    @Test
    void noValue() {
        router.record(CHAT.text(), null);

        assertThat(reason(router.dead.readRecord())).isEqualTo("the record has no value");
        assertThat(router.counted("dead", "none")).isEqualTo(1);
    }

    @Test
    void noKey() {
        router.record(null, send(ALICE, 1).toByteArray());

        assertThat(router.dead.readRecord().key()).isNull();
    }

    @Test
    void theKeyOfAnotherConversation() {
        var other = ConversationId.direct(ALICE, 700).text();
        router.record(other, send(ALICE, 1).toByteArray());

        var letter = router.dead.readRecord();
        assertThat(letter.key()).isEqualTo(other);
        assertThat(letter.value()).isEqualTo(send(ALICE, 1).toByteArray());
        assertThat(reason(letter)).contains("key is not the command's conversation");
    }

    @Test
    void aSenderWhoCannotBe() {
        router.decide(send(0, 1), send(-1, 1));

        assertThat(router.dead.readRecordsToList())
                .hasSize(2)
                .extracting(UnanswerableTest::reason)
                .containsOnly("no user can be the sender");
    }

    @Test
    void aCommandLargerThanAConnectorLetsIn() {
        var body = "x".repeat(Answerable.COMMAND_BYTES_MAX);
        router.decide(send(ALICE, id(1), body));

        assertThat(reason(router.dead.readRecord())).startsWith("the command is larger than");
    }

    @Test
    void allLettersCarryTheSameHeaders() {
        router.record(CHAT.text(), new byte[] {-1, -1, -1});
        router.record(CHAT.text(), null);

        assertThat(router.dead.readRecordsToList())
                .extracting(UnanswerableTest::headerNames)
                .containsOnly(List.of("dead.reason", "dead.topic", "dead.partition", "dead.offset"));
    }

    private static List<String> headerNames(TestRecord<?, ?> letter) {
        return Stream.of(letter.headers().toArray()).map(Header::key).toList();
    }

    private static String reason(TestRecord<?, ?> letter) {
        return new String(letter.headers().lastHeader("dead.reason").value(), UTF_8);
    }
}
