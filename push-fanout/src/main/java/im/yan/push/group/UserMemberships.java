// SPDX-License-Identifier: Apache-2.0
package im.yan.push.group;

import im.yan.schemas.v1.Diffusion;
import im.yan.schemas.v1.Membership;
import im.yan.schemas.v1.StoredMembership;
import im.yan.schemas.v1.Subscription;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * One user's groups, by conversationId. Beyond the bounds the one noted longest ago is forgotten: a forgotten read-diffused
 * group is no longer told to live sessions, which find it through the conversation list; of a forgotten write-diffused one
 * the other members no longer see at once how far the user has come.
 */
public record UserMemberships(Map<String, StoredMembership> byConversation) {
    public static final int READ_MAX = 500;
    public static final int OTHERS_MAX = 1_000;

    private static final Comparator<Map.Entry<String, StoredMembership>> LONGEST_NOTED_FIRST =
            Comparator.<Map.Entry<String, StoredMembership>>comparingLong(
                            membership -> membership.getValue().getNotedMillis())
                    .thenComparing(Map.Entry.comparingByKey());

    public UserMemberships {
        byConversation = Map.copyOf(byConversation);
    }

    static StoredMembership stored(Membership membership, long now) {
        return StoredMembership.newBuilder()
                .setSeq(membership.getSeq())
                .setDiffusion(membership.getMember() ? membership.getDiffusion() : Diffusion.DIFFUSION_UNSPECIFIED)
                .setNotedMillis(now)
                .build();
    }

    /** What the user's sessions take part in, and since which event. */
    public List<Subscription> readDiffused() {
        return byConversation.entrySet().stream()
                .filter(membership -> isReadDiffused(membership.getValue()))
                .sorted(Map.Entry.comparingByKey())
                .map(UserMemberships::subscription)
                .toList();
    }

    boolean isReadDiffused(String conversationId) {
        var membership = byConversation.get(conversationId);
        return membership != null && isReadDiffused(membership);
    }

    /** Conversations to forget. */
    List<String> surplus() {
        return Stream.concat(
                        surplus(this::isReadDiffused, READ_MAX),
                        surplus(conversation -> !isReadDiffused(conversation), OTHERS_MAX))
                .toList();
    }

    private static boolean isReadDiffused(StoredMembership membership) {
        return membership.getDiffusion() == Diffusion.READ;
    }

    private static Subscription subscription(Map.Entry<String, StoredMembership> membership) {
        return Subscription.newBuilder()
                .setConversationId(membership.getKey())
                .setSinceSeq(membership.getValue().getSeq())
                .build();
    }

    private Stream<String> surplus(Predicate<String> which, int max) {
        var candidates = byConversation.entrySet().stream()
                .filter(membership -> which.test(membership.getKey()))
                .sorted(LONGEST_NOTED_FIRST)
                .toList();
        return candidates.stream().limit(Math.max(0, candidates.size() - max)).map(Map.Entry::getKey);
    }
}
