// SPDX-License-Identifier: Apache-2.0
package im.yan.push.delivery;

import static im.yan.push.Events.event;
import static org.assertj.core.api.Assertions.assertThat;

import im.yan.schemas.v1.ConversationEvent;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FramesTest {

    @Test
    void aBatchIsCutBySizeAndKeepsItsOrder() {
        var events = events(20, 8 * 1024);

        var frames = Frames.deliver(events);

        assertThat(frames)
                .hasSize(3)
                .allSatisfy(
                        frame -> assertThat(frame.getSerializedSize()).isLessThan(Frames.DELIVER_BYTES_MAX + 1_024));
        assertThat(frames.stream().flatMap(frame -> frame.getDeliver().getEventsList().stream()))
                .isEqualTo(events);
    }

    @Test
    void anEventLargerThanABatchGoesAlone() {
        var frames = Frames.deliver(events(2, Frames.DELIVER_BYTES_MAX + 1));

        assertThat(frames).hasSize(2);
    }

    @Test
    void nothingMakesNoFrame() {
        assertThat(Frames.deliver(List.of())).isEmpty();
    }

    private static List<ConversationEvent> events(int count, int bytes) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(seq -> event("d:1:2", seq, "x".repeat(bytes)))
                .toList();
    }
}
