// SPDX-License-Identifier: Apache-2.0
package im.yan.router.decision;

import im.yan.router.diffusion.Broadcasts;
import im.yan.router.diffusion.Decided;
import im.yan.router.diffusion.InboxEntries;
import im.yan.schemas.v1.Broadcast;
import im.yan.schemas.v1.Diffusion;
import im.yan.schemas.v1.InboxEntry;
import im.yan.schemas.v1.Membership;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.LongStream;

/** What users who are always online see: their inboxes, and the broadcasts while their membership says that they listen there. */
final class Listeners {
    private final Map<Long, Set<Long>> seen = new HashMap<>();
    private final Set<Long> subscribed = new HashSet<>();

    void hear(Decided decided) {
        Broadcasts.of(decided).stream()
                .filter(Broadcast::hasEvent)
                .forEach(broadcast -> subscribed.forEach(
                        user -> see(user, broadcast.getEvent().getEvent().getSeq())));
        InboxEntries.of(decided).forEach(this::hear);
    }

    /** The seqs from her joining to the head that did not reach her. */
    List<Long> missedBy(long user, long from, long head) {
        var hers = seen.getOrDefault(user, Set.of());
        return LongStream.rangeClosed(from, head)
                .filter(seq -> !hers.contains(seq))
                .boxed()
                .toList();
    }

    private void hear(InboxEntry entry) {
        switch (entry.getKindCase()) {
            case EVENT -> see(entry.getOwnerId(), entry.getEvent().getSeq());
            case ANSWERED ->
                see(entry.getOwnerId(), entry.getAnswered().getAccepted().getSeq());
            case MEMBERSHIP -> subscribe(entry.getOwnerId(), entry.getMembership());
            default -> {
                // Nothing of the log.
            }
        }
    }

    private void subscribe(long user, Membership membership) {
        if (membership.getMember() && membership.getDiffusion() == Diffusion.READ) {
            subscribed.add(user);
            // Told where the conversation stands, and so pulled.
            see(user, membership.getSeq());
        } else {
            subscribed.remove(user);
        }
    }

    private void see(long user, long seq) {
        seen.computeIfAbsent(user, nobody -> new HashSet<>()).add(seq);
    }
}
