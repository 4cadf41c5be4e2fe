// SPDX-License-Identifier: Apache-2.0
package im.yan.unread;

import static im.yan.unread.Entries.read;
import static im.yan.unread.Entries.received;
import static im.yan.unread.Entries.resent;
import static im.yan.unread.Entries.sent;
import static org.assertj.core.api.Assertions.assertThat;

import im.yan.schemas.ConversationId;
import im.yan.schemas.v1.InboxEntry;
import im.yan.schemas.v1.UnreadCount;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Random chats of one user, with repeats, against a model that keeps every single message and whether it was read. */
class UnreadModelTest {
    private static final long OWNER = 50;
    private static final int STEPS = 5_000;

    private final long seed = new Random().nextLong();
    private final Random random = new Random(seed);
    private final List<ConversationId.Direct> chats = List.of(
            ConversationId.direct(OWNER, 51), ConversationId.direct(OWNER, 52), ConversationId.direct(7, OWNER));

    private final Map<String, Integer> messages = new HashMap<>();
    private final Map<String, Set<Long>> unread = new HashMap<>();
    private final List<InboxEntry> past = new ArrayList<>();

    @Test
    void countsAreThoseOfTheModelAndTheGuaranteeIsKept() {
        try (var counter = new UnreadDriver()) {
            for (int step = 0; step < STEPS; step++) {
                counter.count(nextEntry());
            }
            var changes = counter.unread.readValuesToList();

            assertThat(UnreadIsHeadMinusRead.violations(changes))
                    .as("seed %d", seed)
                    .isEmpty();
            for (var chat : chats) {
                assertThat(last(changes, chat).getUnread())
                        .as("seed %d, %s", seed, chat)
                        .isEqualTo(unreadIn(chat).size());
            }
            assertThat(changes.getLast().getTotal())
                    .as("seed %d, total", seed)
                    .isEqualTo(unread.values().stream().mapToLong(Set::size).sum());
        }
    }

    private InboxEntry nextEntry() {
        if (!past.isEmpty() && random.nextInt(4) == 0) {
            return past.get(random.nextInt(past.size()));
        }
        var chat = chats.get(random.nextInt(chats.size()));
        var entry = newEntry(chat, messages.getOrDefault(chat.text(), 0));
        past.add(entry);
        return entry;
    }

    private InboxEntry newEntry(ConversationId.Direct chat, int head) {
        return switch (random.nextInt(6)) {
            case 0 -> markRead(chat, random.nextInt(head + 1));
            case 1 -> read(OWNER, chat.peerOf(OWNER), chat, random.nextInt(head + 1));
            case 2 -> send(chat);
            case 3 -> resent(OWNER, chat, Math.max(1, head));
            default -> receive(chat);
        };
    }

    private InboxEntry receive(ConversationId.Direct chat) {
        long n = messages.merge(chat.text(), 1, Integer::sum);
        unreadIn(chat).add(n);
        return received(OWNER, chat, n);
    }

    private InboxEntry send(ConversationId.Direct chat) {
        unreadIn(chat).clear();
        return sent(OWNER, chat, messages.merge(chat.text(), 1, Integer::sum));
    }

    private InboxEntry markRead(ConversationId.Direct chat, long n) {
        unreadIn(chat).removeIf(number -> number <= n);
        return read(OWNER, OWNER, chat, n);
    }

    private Set<Long> unreadIn(ConversationId.Direct chat) {
        return unread.computeIfAbsent(chat.text(), absent -> new HashSet<>());
    }

    private static UnreadCount last(List<UnreadCount> changes, ConversationId chat) {
        return changes.stream()
                .filter(change -> change.getConversationId().equals(chat.text()))
                .reduce((earlier, later) -> later)
                .orElseThrow();
    }
}
