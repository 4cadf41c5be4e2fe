// SPDX-License-Identifier: Apache-2.0
package im.yan.connector.ingress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import im.yan.schemas.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.Test;

class LogWriterTest {
    private final TestLog log = new TestLog();

    @Test
    void whatIsAcknowledgedMakesRoomAgain() {
        assertThat(log.offer(5_000)).isTrue();
        assertThat(log.writer.inFlightBytes()).isBetween(5_000L, 5_200L);
        assertThat(log.offer(5_000)).isFalse();

        log.acknowledge();

        assertThat(log.writer.inFlightBytes()).isZero();
        assertThat(log.offer(5_000)).isTrue();
    }

    @Test
    void whatMustGoGoesWhileThereIsRoomAtAll() {
        log.offer(7_000);
        assertThat(log.offer(2_000)).isFalse();

        assertThat(log.offer(8_000, LogWriter.Urgency.MUST_GO)).isTrue();
        assertThat(log.offer(8_000, LogWriter.Urgency.MUST_GO)).isFalse();
    }

    @Test
    void whileTheOldestRecordWaitsTooLongNewOnesAreRefused() {
        log.offer(100);
        log.passes(Duration.ofSeconds(3));
        assertThat(log.offer(100)).isTrue();

        log.passes(Duration.ofMillis(1));

        assertThat(log.writer.isStalled()).isTrue();
        assertThat(log.offer(100)).isFalse();
        assertThat(log.offer(100, LogWriter.Urgency.MUST_GO)).isTrue();
    }

    @Test
    void aStallEndsWithTheAcknowledgementOfWhatWaited() {
        log.stall();

        log.acknowledge();

        assertThat(log.writer.isStalled()).isFalse();
        assertThat(log.offer(100)).isTrue();
    }

    @Test
    void everyRecordTakenIsAnsweredOnceFailedOnesToo() {
        List<String> answers = new ArrayList<>();
        var record = new ProducerRecord<>(Topics.COMMANDS.name(), "d:1:2", new byte[10]);
        log.writer.offer(record, LogWriter.Urgency.REFUSABLE, (taken, failure) -> answers.add("first " + failure));
        log.writer.offer(record, LogWriter.Urgency.REFUSABLE, (taken, failure) -> answers.add("second " + failure));

        log.fail(new TimeoutException("late"));
        log.acknowledge();

        assertThat(answers).hasSize(2);
        assertThat(answers.getFirst()).contains("first", "late");
        assertThat(answers.getLast()).isEqualTo("second null");
        assertThat(log.writer.inFlightBytes()).isZero();
    }

    @Test
    void aBrokenProducerIsTheCallersBusinessAndLeavesNothingBehind() {
        log.breakForGood(new KafkaException("fenced"));

        assertThatThrownBy(() -> log.offer(100)).hasMessageContaining("fenced");

        assertThat(log.writer.inFlightBytes()).isZero();
    }

    @Test
    void whatMayBeDroppedIsDroppedBeforeAnybodyElseHasToWait() {
        assertThat(log.offer(3_000, LogWriter.Urgency.DROPPABLE)).isTrue();
        assertThat(log.offer(3_000, LogWriter.Urgency.DROPPABLE)).isFalse();
        assertThat(log.writer.isAboveHighWater()).isFalse();

        assertThat(log.offer(3_000, LogWriter.Urgency.REFUSABLE)).isTrue();
    }

    @Test
    void theProducersOwnBoundIsWiderThanOursAndItNeverBlocks() {
        var settings = ProducerSettings.settings("127.0.0.1:9092", TestLog.LIMITS);

        assertThat(settings).containsEntry(ProducerConfig.BUFFER_MEMORY_CONFIG, 2 * TestLog.LIMITS.hardMax());
        assertThat(settings).containsEntry(ProducerConfig.MAX_BLOCK_MS_CONFIG, 0);
    }
}
