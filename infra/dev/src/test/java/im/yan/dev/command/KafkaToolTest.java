// SPDX-License-Identifier: Apache-2.0
package im.yan.dev.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import im.yan.servers.ServerException;
import java.util.List;
import org.junit.jupiter.api.Test;

class KafkaToolTest {
    private static final String BROKER = "127.0.0.1:19092";

    @Test
    void theConsumerGetsBrokerFormatterAndWhatServicesSee() {
        var arguments = KafkaTool.named("console-consumer").complete(List.of("--topic", "im.messages"), BROKER);

        assertThat(arguments)
                .containsExactly(
                        "--topic",
                        "im.messages",
                        "--bootstrap-server",
                        BROKER,
                        "--formatter",
                        "im.yan.schemas.RecordFormatter",
                        "--isolation-level",
                        "read_committed");
    }

    @Test
    void whatIsGivenIsLeftAsItIs() {
        var given =
                List.of("--bootstrap-server=other:9092", "--formatter", "mine", "--isolation-level=read_uncommitted");

        assertThat(KafkaTool.CONSOLE_CONSUMER.complete(given, BROKER)).isEqualTo(given);
    }

    @Test
    void otherToolsGetTheBrokerOnly() {
        assertThat(KafkaTool.named("topics").complete(List.of("--list"), BROKER))
                .containsExactly("--list", "--bootstrap-server", BROKER);
    }

    @Test
    void anUnknownToolIsAnsweredWithTheKnownOnes() {
        assertThatExceptionOfType(ServerException.class)
                .isThrownBy(() -> KafkaTool.named("topic"))
                .withMessageStartingWith("there is no Kafka tool topic: there are configs, console-consumer,");
    }
}
