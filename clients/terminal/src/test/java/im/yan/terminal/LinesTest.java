// SPDX-License-Identifier: Apache-2.0
package im.yan.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import im.yan.client.Account;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class LinesTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 5, 3);

    private final Lines lines = new Lines(Events.ALICE, Events.BOB, ZoneOffset.UTC);

    @Test
    void namesAreAligned() {
        assertThat(lines.theirs(Events.said(Events.BOB, 1, "hi"), TODAY)).isEqualTo("Bob    12:03  hi");
        assertThat(lines.own(Events.said(Events.ALICE, 2, "hello"), Tick.SENT, TODAY))
                .isEqualTo("Alice  12:03  hello  ✓");
    }

    @Test
    void anotherDayIsNamed() {
        assertThat(lines.theirs(Events.said(Events.BOB, 1, "hi"), TODAY.plusDays(1)))
                .isEqualTo("Bob    2026-05-03 12:03  hi");
    }

    @Test
    void timesAreThoseOfTheReader() {
        var inShanghai = new Lines(Events.ALICE, Events.BOB, ZoneId.of("Asia/Shanghai"));

        assertThat(inShanghai.theirs(Events.said(Events.BOB, 1, "hi"), TODAY)).isEqualTo("Bob    20:03  hi");
    }

    @Test
    void sentDeliveredAndReadDiffer() {
        var event = Events.said(Events.ALICE, 1, "hello");

        assertThat(lines.own(event, Tick.SENT, TODAY)).endsWith("hello  ✓");
        assertThat(lines.own(event, Tick.DELIVERED, TODAY)).endsWith("hello  ✓✓");
        assertThat(lines.own(event, Tick.READ, TODAY)).endsWith("hello  ✓✓ read");
        assertThat(lines.tick(new Ticks.News(Tick.READ, "hello"))).isEqualTo("       ✓✓ read  hello");
    }

    @Test
    void nothingWrittenCanDriveTheTerminal() {
        assertThat(Lines.safe("a\u001b[2Jb\u0007\u009bc\rd")).isEqualTo("a\uFFFD[2Jb\uFFFD\uFFFDc\uFFFDd");
        assertThat(Lines.safe("two\nlines\tand\u202Eback")).isEqualTo("two⏎lines and\uFFFDback");
        assertThat(Lines.safe("你好 👋")).isEqualTo("你好 👋");
    }

    @Test
    void namesCannotEither() {
        var eve = new Account(8, "eve", "\u001b]0;root\u0007" + "e".repeat(50));

        var line = new Lines(Events.ALICE, eve, ZoneOffset.UTC).theirs(Events.said(eve, 1, "hi"), TODAY);

        assertThat(line).doesNotContain("\u001b").hasSizeLessThan(40);
    }

    @Test
    void whatFailedSaysWhy() {
        assertThat(Lines.failed("x".repeat(100), "Too long."))
                .isEqualTo("✗ not sent: " + "x".repeat(39) + "… — Too long.");
    }
}
