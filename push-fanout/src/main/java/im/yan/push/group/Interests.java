// SPDX-License-Identifier: Apache-2.0
package im.yan.push.group;

import im.yan.schemas.v1.ConnectorInterest;
import im.yan.schemas.v1.StoredInterest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * Which connectors take part in which conversations: at most one entry per connector and conversation, in at most {@link
 * #CONVERSATIONS_MAX} conversations. Times are those of one clock that stands still while nothing can be heard. Used by one
 * thread.
 */
public final class Interests {
    /** Three announcements missed. */
    public static final Duration RENEWED_WITHIN = Duration.ofSeconds(90);

    /** In one partition; the sessions of a further one hear of it when they ask for it over HTTP. */
    static final int CONVERSATIONS_MAX = 200_000;

    /**
     * One connector that takes part.
     *
     * @param renewedMillis when it last said so
     * @param isConfirmed it said so since this instance started
     */
    public record Interest(int connector, long epoch, long renewedMillis, boolean isConfirmed) {
        private StoredInterest stored() {
            return StoredInterest.newBuilder()
                    .setConnector(connector)
                    .setConnectorEpoch(epoch)
                    .build();
        }
    }

    private final InterestStore store;
    private final int conversationsMax;
    private final Map<String, Map<Integer, Interest>> byConversation = new HashMap<>();

    public Interests(InterestStore store, long now) {
        this(store, now, CONVERSATIONS_MAX);
    }

    Interests(InterestStore store, long now, int conversationsMax) {
        this.store = store;
        this.conversationsMax = conversationsMax;
        store.load().forEach((conversation, interests) -> {
            var all = new TreeMap<Integer, Interest>();
            for (var one : interests) {
                all.put(one.getConnector(), new Interest(one.getConnector(), one.getConnectorEpoch(), now, false));
            }
            byConversation.put(conversation, all);
        });
    }

    /** @return whether the connector may lack what was broadcast before, and is to be told the head */
    public boolean note(String conversationId, ConnectorInterest said, long now) {
        var all = byConversation.getOrDefault(conversationId, Map.of());
        var known = all.get(said.getConnector());
        if (known != null && known.epoch() > said.getConnectorEpoch()) {
            return false;
        }
        if (!said.getInterested()) {
            drop(conversationId, interest -> interest.connector() == said.getConnector());
            return false;
        }
        if (all.isEmpty() && byConversation.size() >= conversationsMax) {
            return false;
        }
        return renew(conversationId, said, now);
    }

    /** Those that still take part; one that died is dropped, so that it is told the head when it comes back. */
    public List<Interest> in(String conversationId, Predicate<Interest> isLive, long now) {
        drop(conversationId, interest -> isExpired(interest, now) || !isLive.test(interest));
        return List.copyOf(byConversation.getOrDefault(conversationId, Map.of()).values());
    }

    /** The conversation has ended. */
    public void forget(String conversationId) {
        drop(conversationId, interest -> true);
    }

    /** Goes through all of them and drops those that died. */
    public void sweep(Predicate<Interest> isLive, long now) {
        List.copyOf(byConversation.keySet()).forEach(conversation -> in(conversation, isLive, now));
    }

    private boolean renew(String conversationId, ConnectorInterest said, long now) {
        var all = byConversation.computeIfAbsent(conversationId, id -> new TreeMap<>());
        var renewed = new Interest(said.getConnector(), said.getConnectorEpoch(), now, true);
        var before = Optional.ofNullable(all.put(said.getConnector(), renewed))
                .filter(known -> known.epoch() == renewed.epoch());
        if (before.isEmpty()) {
            save(conversationId, all);
        }
        return before.filter(Interest::isConfirmed).isEmpty();
    }

    private void drop(String conversationId, Predicate<Interest> which) {
        var all = byConversation.get(conversationId);
        if (all == null || !all.values().removeIf(which)) {
            return;
        }
        if (all.isEmpty()) {
            byConversation.remove(conversationId);
        }
        save(conversationId, all);
    }

    private void save(String conversationId, Map<Integer, Interest> all) {
        var stored = new ArrayList<StoredInterest>();
        all.values().forEach(interest -> stored.add(interest.stored()));
        store.save(conversationId, stored);
    }

    private static boolean isExpired(Interest interest, long now) {
        return now - interest.renewedMillis() > RENEWED_WITHIN.toMillis();
    }
}
