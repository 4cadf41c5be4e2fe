// SPDX-License-Identifier: Apache-2.0
package im.yan.terminal;

import im.yan.client.Account;
import im.yan.schemas.v1.ConversationEvent;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;

/** How a chat looks, as plain text. Nothing anybody wrote can move the cursor or change colours. */
final class Lines {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm");
    private static final DateTimeFormatter DAY_AND_TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");
    private static final int EXCERPT = 40;
    private static final int NAME_MAX = 20;
    private static final int NUMBER_WIDTH = 5;

    private final ZoneId zone;
    private final int nameWidth;

    /** @param nameWidth names are padded to it */
    Lines(ZoneId zone, int nameWidth) {
        this.zone = zone;
        this.nameWidth = nameWidth;
    }

    /** {@code    #7 bob    12:03  text}, with the day where it is not today's. */
    String message(String name, ConversationEvent event, LocalDate today) {
        var padding = " ".repeat(Math.max(0, nameWidth - name.length()));
        return padded("#" + event.getSeq()) + " " + name + padding + "  " + time(event.getTimeMillis(), today) + "  "
                + body(event);
    }

    /** As {@link #message}, with what became of it. */
    String own(String name, ConversationEvent event, Tick tick, LocalDate today) {
        return message(name, event, today) + "  " + tick.mark();
    }

    /** {@code   ✓✓ read  text}: what became of a line further up. */
    String tick(Ticks.News news) {
        return aside(news.tick().mark() + "  " + excerpt(news.text()));
    }

    /** Something about the messages above, below their text. */
    String aside(String text) {
        return " ".repeat(NUMBER_WIDTH + 1 + nameWidth + 2) + text;
    }

    String time(long millis, LocalDate today) {
        var at = Instant.ofEpochMilli(millis).atZone(zone);
        return (at.toLocalDate().equals(today) ? TIME : DAY_AND_TIME).format(at);
    }

    /** Something that is not a message. */
    static String note(String sentence) {
        return "· " + sentence;
    }

    /** The sentence for a message that will not be sent. */
    static String failed(String text, String reason) {
        return "✗ not sent: " + excerpt(text) + " — " + safe(reason);
    }

    /** What the message says, with what it answers or where it comes from. */
    static String body(ConversationEvent event) {
        var posted = event.getMessagePosted();
        var reply = posted.getReplyToSeq() == 0 ? "" : "↪ #" + posted.getReplyToSeq() + " ";
        var forwarded = posted.hasForwardedFrom() ? "⇒ " : "";
        return reply + forwarded + ContentText.of(posted.getContent());
    }

    /** One line, without anything a terminal would obey. */
    static String safe(String text) {
        var clean = new StringBuilder(text.length());
        text.codePoints()
                .forEach(c -> clean.appendCodePoint(c == '\n' ? '⏎' : c == '\t' ? ' ' : isObeyed(c) ? '\uFFFD' : c));
        return clean.toString();
    }

    static String name(Account account) {
        var name = safe(account.displayName().isBlank() ? account.name() : account.displayName());
        return name.length() > NAME_MAX ? name.substring(0, NAME_MAX - 1) + "…" : name;
    }

    static String excerpt(String text) {
        var safe = safe(text);
        return safe.length() > EXCERPT ? safe.substring(0, EXCERPT - 1) + "…" : safe;
    }

    private static String padded(String number) {
        return " ".repeat(Math.max(0, NUMBER_WIDTH - number.length())) + number;
    }

    /** Control characters, and those that turn the direction of writing around. */
    private static boolean isObeyed(int c) {
        return Character.isISOControl(c)
                || c == 0x2028
                || c == 0x2029
                || (c >= 0x202A && c <= 0x202E)
                || (c >= 0x2066 && c <= 0x2069);
    }
}
