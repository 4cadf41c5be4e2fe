// SPDX-License-Identifier: Apache-2.0
package im.yan.push.provider;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;

class DeadLetterBoxTest {
    private final MockProducer<byte[], byte[]> kafka =
            new MockProducer<>(false, null, new ByteArraySerializer(), new ByteArraySerializer());
    private final DeadLetterBox box = new DeadLetterBox(kafka);

    @Test
    void whatKafkaDoesNotTakeStaysUntilItDoes() throws Exception {
        var errand = new Errand(Requests.record(1, new byte[] {1}), 1, box::put);
        errand.failed("answered 400");

        var refused = CompletableFuture.runAsync(box::empty);
        await().until(() -> kafka.errorNext(new TimeoutException("no broker")));
        refused.get(5, SECONDS);
        assertThat(errand.isDone()).isFalse();

        var taken = CompletableFuture.runAsync(box::empty);
        await().until(kafka::completeNext);
        taken.get(5, SECONDS);
        assertThat(errand.isDone()).isTrue();
        assertThat(kafka.history()).hasSize(2).allSatisfy(letter -> {
            assertThat(letter.topic()).isEqualTo("im.push.dead");
            assertThat(letter.value()).containsExactly(1);
            assertThat(letter.headers().lastHeader("dead.reason").value()).isEqualTo("answered 400".getBytes(UTF_8));
        });
    }

    @Test
    void anEmptyBoxSendsNothing() {
        box.empty();

        assertThat(kafka.history()).isEmpty();
    }
}
