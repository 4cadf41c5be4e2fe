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

    static final String HELP = """
            Whatever you type is sent; start with // to send a line that begins with /.
              /history N   the last N messages (20)
              /who         who is here, and how the connection is
              /quit        leaves, after what you wrote is sent""";

    private final Account me;
    private final Account peer;
    private final ZoneId zone;
    private final int nameWidth;

    Lines(Account me, Account peer, ZoneId zone) {
        this.me = me;
        this.peer = peer;
        this.zone = zone;
        this.nameWidth = Math.max(name(me).length(), name(peer).length());
    }

    /** {@code bob    12:03  text}, with the day where it is not today's. */
    String theirs(ConversationEvent event, LocalDate today) {
        return line(name(peer), event, today);
    }

    /** As {@link #theirs}, with what became of it. */
    String own(ConversationEvent event, Tick tick, LocalDate today) {
        return line(name(me), event, today) + "  " + tick.mark();
    }

    /** {@code   ✓✓ read  text}: what became of a line further up. */
    String tick(Ticks.News news) {
        return " ".repeat(nameWidth + 2) + news.tick().mark() + "  " + excerpt(news.text());
    }

    /** Something that is not a message. */
    static String note(String sentence) {
        return "· " + sentence;
    }

    /** The sentence for a message that will not be sent. */
    static String failed(String text, String reason) {
        return "✗ not sent: " + excerpt(text) + " — " + safe(reason);
    }

    static String body(ConversationEvent event) {
        return safe(event.getMessagePosted().getContent().getText().getBody());
    }

    /** One line, without anything a terminal would obey. */
    static String safe(String text) {
        var clean = new StringBuilder(text.length());
        text.codePoints()
                .forEach(c -> clean.appendCodePoint(c == '\n' ? '⏎' : c == '\t' ? ' ' : isObeyed(c) ? '\uFFFD' : c));
        return clean.toString();
    }

    private String line(String name, ConversationEvent event, LocalDate today) {
        var at = Instant.ofEpochMilli(event.getTimeMillis()).atZone(zone);
        var time = (at.toLocalDate().equals(today) ? TIME : DAY_AND_TIME).format(at);
        return name + " ".repeat(nameWidth - name.length()) + "  " + time + "  " + body(event);
    }

    private static String name(Account account) {
        var name = safe(account.displayName().isBlank() ? account.name() : account.displayName());
        return name.length() > NAME_MAX ? name.substring(0, NAME_MAX - 1) + "…" : name;
    }

    private static String excerpt(String text) {
        var safe = safe(text);
        return safe.length() > EXCERPT ? safe.substring(0, EXCERPT - 1) + "…" : safe;
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
