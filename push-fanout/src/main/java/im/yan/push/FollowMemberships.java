// SPDX-License-Identifier: Apache-2.0
package im.yan.push;

import im.yan.push.delivery.HeadStore;
import im.yan.push.group.MembershipStore;
import im.yan.push.session.UserSessions;
import im.yan.schemas.ConversationId;
import im.yan.schemas.v1.ConversationEvent;
import im.yan.schemas.v1.Diffusion;
import im.yan.schemas.v1.Membership;
import im.yan.schemas.v1.StoredMembership;
import im.yan.schemas.v1.StoredSession;
import im.yan.schemas.v1.Subscription;
import java.util.List;
import java.util.Optional;

/** Lets each session take part in the read-diffused groups of its user, and forgets the groups she has left. */
record FollowMemberships(
        LiveSessions sessions, MembershipStore store, HeadStore heads, NoteMissed missed, Outbox outbox) {

    void opened(long userId, StoredSession session) {
        var subscriptions = store.of(userId).readDiffused();
        if (!subscriptions.isEmpty()) {
            outbox.subscribe(new UserSessions(List.of(session)), subscriptions);
        }
    }

    void changed(long userId, Membership membership, long now) {
        var conversation = membership.getConversationId();
        var before = store.find(userId, conversation);
        if (before.isPresent() && before.get().getSeq() > membership.getSeq()) {
            return;
        }
        var forgotten = store.note(userId, membership, now);
        var live = sessions.of(userId, now);
        if (membership.getMember() && membership.getDiffusion() == Diffusion.READ) {
            outbox.subscribe(live, List.of(subscription(membership)));
        } else if (mayBeSubscribed(before, membership)) {
            outbox.unsubscribe(live, List.of(conversation));
        }
        if (!forgotten.isEmpty()) {
            outbox.unsubscribe(live, forgotten);
        }
    }

    /** To be called once an event has been handled: the last one of a group the user has left ends it for her. */
    void handled(long userId, ConversationEvent event) {
        var conversation = event.getConversationId();
        if (!isGroup(conversation)) {
            return;
        }
        store.find(userId, conversation)
                .filter(FollowMemberships::isLeaving)
                .filter(left -> event.getSeq() >= left.getSeq())
                .ifPresent(left -> {
                    heads.forget(userId, conversation);
                    missed.left(userId, conversation);
                    store.forget(userId, conversation);
                });
    }

    /** A repeat may come after a crash that lost what the first one said. */
    private static boolean mayBeSubscribed(Optional<StoredMembership> before, Membership membership) {
        return before.filter(known -> known.getDiffusion() == Diffusion.READ || known.getSeq() == membership.getSeq())
                .isPresent();
    }

    private static Subscription subscription(Membership membership) {
        return Subscription.newBuilder()
                .setConversationId(membership.getConversationId())
                .setSinceSeq(membership.getSeq())
                .build();
    }

    private static boolean isLeaving(StoredMembership membership) {
        return membership.getDiffusion() == Diffusion.DIFFUSION_UNSPECIFIED;
    }

    private static boolean isGroup(String conversationId) {
        return ConversationId.parse(conversationId).orElse(null) instanceof ConversationId.Group;
    }
}
