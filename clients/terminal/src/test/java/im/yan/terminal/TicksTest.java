// SPDX-License-Identifier: Apache-2.0
package im.yan.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import im.yan.terminal.Ticks.News;
import org.junit.jupiter.api.Test;

class TicksTest {
    private final Ticks ticks = new Ticks(0, 0);

    @Test
    void aMessageIsSentThenDeliveredThenRead() {
        ticks.sent(1, "hello");

        assertThat(ticks.of(1)).isEqualTo(Tick.SENT);
        assertThat(ticks.delivered(1)).contains(new News(Tick.DELIVERED, "hello"));
        assertThat(ticks.of(1)).isEqualTo(Tick.DELIVERED);
        assertThat(ticks.read(1)).contains(new News(Tick.READ, "hello"));
        assertThat(ticks.of(1)).isEqualTo(Tick.READ);
    }

    @Test
    void newsIsAboutTheNewestMessageItConcerns() {
        ticks.sent(1, "one");
        ticks.sent(3, "three");
        ticks.sent(5, "five");

        assertThat(ticks.read(4)).contains(new News(Tick.READ, "three"));
        assertThat(ticks.of(5)).isEqualTo(Tick.SENT);
    }

    @Test
    void whatIsKnownIsNoNews() {
        ticks.sent(2, "two");
        ticks.read(2);

        assertThat(ticks.read(2)).isEmpty();
        assertThat(ticks.read(1)).isEmpty();
        assertThat(ticks.delivered(2)).isEmpty();
        assertThat(ticks.read(7)).isEmpty();
    }

    @Test
    void whatWasKnownBeforeHolds() {
        var before = new Ticks(3, 5);

        assertThat(before.of(5)).isEqualTo(Tick.READ);
        assertThat(before.of(6)).isEqualTo(Tick.SENT);
    }

    @Test
    void beyondItsBoundOldMessagesGetNoNews() {
        for (var seq = 1; seq <= Ticks.MESSAGES_MAX + 1; seq++) {
            ticks.sent(seq, "m" + seq);
        }

        assertThat(ticks.delivered(1)).isEmpty();
        assertThat(ticks.delivered(2)).contains(new News(Tick.DELIVERED, "m2"));
    }
}
