// SPDX-License-Identifier: Apache-2.0
package im.yan.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import im.yan.client.Account;
import im.yan.client.Contents;
import im.yan.schemas.v1.Content;
import im.yan.schemas.v1.MessagePosted;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class LinesTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 5, 3);

    private final Lines lines = new Lines(ZoneOffset.UTC, 5);

    @Test
    void namesAreAligned() {
        assertThat(lines.message("Bob", Events.said(Events.BOB, 1, "hi"), TODAY))
                .isEqualTo("   #1 Bob    12:03  hi");
        assertThat(lines.own("Alice", Events.said(Events.ALICE, 2, "hello"), Tick.SENT, TODAY))
                .isEqualTo("   #2 Alice  12:03  hello  ✓");
    }

    @Test
    void anotherDayIsNamed() {
        assertThat(lines.message("Bob", Events.said(Events.BOB, 1, "hi"), TODAY.plusDays(1)))
                .isEqualTo("   #1 Bob    2026-05-03 12:03  hi");
    }

    @Test
    void timesAreThoseOfTheReader() {
        var inShanghai = new Lines(ZoneId.of("Asia/Shanghai"), 5);

        assertThat(inShanghai.message("Bob", Events.said(Events.BOB, 1, "hi"), TODAY))
                .isEqualTo("   #1 Bob    20:03  hi");
    }

    @Test
    void sentDeliveredAndReadDiffer() {
        var event = Events.said(Events.ALICE, 1, "hello");

        assertThat(lines.own("Alice", event, Tick.SENT, TODAY)).endsWith("hello  ✓");
        assertThat(lines.own("Alice", event, Tick.DELIVERED, TODAY)).endsWith("hello  ✓✓");
        assertThat(lines.own("Alice", event, Tick.READ, TODAY)).endsWith("hello  ✓✓ read");
        assertThat(lines.tick(new Ticks.News(Tick.READ, "hello"))).isEqualTo("             ✓✓ read  hello");
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

        assertThat(Lines.name(eve)).doesNotContain("\u001b").hasSize(20);
    }

    @Test
    void everyContentHasALine() {
        var media = Contents.media(5, "image/webp", 10_000);

        assertThat(ContentText.of(Contents.image(media, 640, 480))).isEqualTo("[image 640×480, 10 kB]");
        assertThat(ContentText.of(Contents.voice(media, Duration.ofSeconds(67))))
                .isEqualTo("[voice 1:07, 10 kB]");
        assertThat(ContentText.of(Contents.file(media, "a\u001b.pdf"))).isEqualTo("[file a\uFFFD.pdf, 10 kB]");
        assertThat(ContentText.of(Contents.location(48.1, 11.5, "Munich")))
                .isEqualTo("[place 48.10000, 11.50000] Munich");
        assertThat(ContentText.of(Contents.contact(9, "Bob"))).isEqualTo("[contact Bob]");
        assertThat(ContentText.of(Contents.custom("order.v1", new byte[1], "2 books")))
                .isEqualTo("[order.v1] 2 books");
        assertThat(ContentText.of(Content.getDefaultInstance())).isEqualTo("(gone)");
    }

    @Test
    void anAnswerNamesItsQuestion() {
        var posted = MessagePosted.newBuilder().setReplyToSeq(3).setContent(Contents.text("yes"));

        assertThat(Lines.body(
                        Events.inGroup(Events.BOB, 4).setMessagePosted(posted).build()))
                .isEqualTo("↪ #3 yes");
    }

    @Test
    void whatFailedSaysWhy() {
        assertThat(Lines.failed("x".repeat(100), "Too long."))
                .isEqualTo("✗ not sent: " + "x".repeat(39) + "… — Too long.");
    }
}
