// SPDX-License-Identifier: Apache-2.0
package im.yan.push.provider;

import static org.assertj.core.api.Assertions.assertThat;

import im.yan.schemas.Topics;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class ProgressTest {
    private static final TopicPartition PARTITION = new TopicPartition(Topics.PUSH.name(), 0);

    private final List<Errand> deadLetters = new ArrayList<>();
    private final Progress progress = new Progress(3);

    @Test
    void aPositionIsReachedWhenEverythingBeforeItIsDone() {
        var first = added(10, 1);
        var second = added(12, 1);
        added(13, 1);

        second.settled();
        assertThat(progress.advance()).isEmpty();
        assertThat(progress.waiting()).isEqualTo(3);

        first.settled();
        assertThat(progress.advance()).containsEntry(PARTITION, new OffsetAndMetadata(13));
        assertThat(progress.waiting()).isEqualTo(1);
        assertThat(progress.advance()).isEmpty();
    }

    @Test
    void anErrandIsDoneWhenAllItsDeliveriesAre() {
        var errand = added(10, 2);

        errand.settled();
        assertThat(progress.advance()).isEmpty();

        errand.settled();
        assertThat(progress.advance()).isNotEmpty();
    }

    @Test
    void aFailedOneIsDoneWhenItIsBuried() {
        var errand = added(10, 2);

        errand.failed("no");
        errand.settled();
        assertThat(progress.advance()).isEmpty();
        assertThat(deadLetters).containsExactly(errand);
        assertThat(errand.reason()).isEqualTo("no");

        errand.buried();
        assertThat(progress.advance()).isNotEmpty();
    }

    @Test
    void itIsFullByCount() {
        added(10, 1);
        added(11, 1);

        assertThat(progress.isFullWith(1)).isFalse();
        assertThat(progress.isFullWith(2)).isTrue();
    }

    @Test
    void itIsFullBySize() {
        var roomy = new Progress(Integer.MAX_VALUE);
        var large = new byte[(int) (Progress.BYTES_MAX / 2)];
        roomy.add(new Errand(Requests.record(1, large), 1, deadLetters::add));
        assertThat(roomy.isFullWith(1)).isFalse();

        roomy.add(new Errand(Requests.record(2, large), 1, deadLetters::add));

        assertThat(roomy.isFullWith(1)).isTrue();
    }

    @Test
    void aPartitionThatWentElsewhereIsForgottenAndItsErrandsKnow() {
        var errand = added(10, 1);

        progress.abandon(List.of(PARTITION, new TopicPartition(Topics.PUSH.name(), 1)));
        errand.settled();

        assertThat(errand.isAbandoned()).isTrue();
        assertThat(progress.waiting()).isZero();
        assertThat(progress.advance()).isEmpty();
    }

    private Errand added(long offset, int deliveries) {
        var errand = new Errand(Requests.record(offset, new byte[0]), deliveries, deadLetters::add);
        progress.add(errand);
        return errand;
    }
}
