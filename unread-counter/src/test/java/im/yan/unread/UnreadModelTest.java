// SPDX-License-Identifier: Apache-2.0
package im.yan.unread;

import static org.assertj.core.api.Assertions.assertThat;

import im.yan.schemas.ConversationId;
import im.yan.schemas.v1.InboxEntry;
import im.yan.schemas.v1.UnreadCount;
import im.yan.unread.counting.Totals;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Random conversations of one user, direct and in groups, that she joins and leaves, mutes and reads, while any entry may come
 * again at any time: after every step the counts are those of a model that keeps every single message.
 */
class UnreadModelTest {
    private static final long OWNER = 50;
    private static final int STEPS = 4_000;
    private static final int RECENT = 12;

    private final long seed = new Random().nextLong();
    private final Random random = new Random(seed);
    private final List<ModelConversation> conversations = List.of(
            new ModelConversation(OWNER, ConversationId.direct(OWNER, 51)),
            new ModelConversation(OWNER, ConversationId.direct(7, OWNER)),
            new ModelConversation(OWNER, new ConversationId.Group(1)),
            new ModelConversation(OWNER, new ConversationId.Group(2)));

    private final List<InboxEntry> past = new ArrayList<>();
    private final List<UnreadCount> changes = new ArrayList<>();
    private final Map<String, UnreadCount> shown = new HashMap<>();

    @Test
    void countsAreThoseOfTheModelAtEveryStepAndTheGuaranteeIsKept() {
        try (var counter = new UnreadDriver()) {
            for (int step = 0; step < STEPS; step++) {
                go(counter);
                see(counter);
                compare(step, counter.now());
            }

            assertThat(UnreadIsHeadMinusRead.violations(changes))
                    .as("seed %d", seed)
                    .isEmpty();
            past.forEach(counter::count);
            assertThat(counter.unread.readValuesToList())
                    .as("seed %d, the whole history once more", seed)
                    .isEmpty();
        }
    }

    private void go(UnreadDriver counter) {
        if (random.nextInt(10) == 0) {
            counter.pass(Duration.ofSeconds(random.nextInt(1, 5)));
        }
        if (!past.isEmpty() && random.nextInt(3) == 0) {
            // Mostly what has just been, where a repeat does most harm.
            var from = random.nextInt(4) == 0 ? 0 : Math.max(0, past.size() - RECENT);
            counter.count(past.get(random.nextInt(from, past.size())));
        }
        var entries = conversations.get(random.nextInt(conversations.size())).next(random, counter.now());
        entries.forEach(counter::count);
        past.addAll(entries);
    }

    private void see(UnreadDriver counter) {
        for (var change : counter.unread.readValuesToList()) {
            changes.add(change);
            shown.put(change.getConversationId(), change);
        }
    }

    private void compare(int step, long now) {
        for (var conversation : conversations) {
            var count = shown.getOrDefault(conversation.id.text(), UnreadCount.getDefaultInstance());
            assertThat(asShown(count))
                    .as("seed %d, step %d, %s", seed, step, conversation.id.text())
                    .isEqualTo(asModelled(conversation, now));
        }
        if (!changes.isEmpty()) {
            var last = changes.getLast();
            assertThat(new Totals(last.getTotal(), last.getTotalMuted(), last.getTotalMentions()))
                    .as("seed %d, step %d, totals", seed, step)
                    .isEqualTo(conversations.stream()
                            .map(conversation -> conversation.share(now))
                            .reduce(Totals.NOTHING, Totals::plus));
        }
    }

    /** Of a pulled conversation the counter does not know how much is unread. */
    private static Map<String, Object> asShown(UnreadCount count) {
        return Map.of(
                "unread", count.getPulled() ? 0L : count.getUnread(),
                "read", count.getLeft() ? 0L : count.getReadNo(),
                "mentions", (long) count.getMentions(),
                "muted", count.getMuted(),
                "marked", count.getMarkedUnread(),
                "pulled", count.getPulled(),
                "left", count.getLeft());
    }

    private static Map<String, Object> asModelled(ModelConversation conversation, long now) {
        return Map.of(
                "unread", conversation.isPulled() ? 0L : conversation.unread(),
                "read", conversation.isMember() ? conversation.readNo() : 0L,
                "mentions", conversation.mentions(),
                "muted", conversation.isMuted(now),
                "marked", conversation.isMarkedUnread(),
                "pulled", conversation.isPulled(),
                "left", conversation.isKnown() && !conversation.isMember());
    }
}
