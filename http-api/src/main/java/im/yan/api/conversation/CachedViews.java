// SPDX-License-Identifier: Apache-2.0
package im.yan.api.conversation;

import im.yan.api.cache.Ask;
import im.yan.api.cache.Cache;
import im.yan.api.cache.CacheKeys;
import im.yan.api.cache.Fields;
import im.yan.api.cache.Part;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What members may see, from Redis. */
@Component
final class CachedViews {
    private final Cache cache;

    CachedViews(Cache cache) {
        this.cache = cache;
    }

    /** Empty where Redis cannot tell, and for who is not in it: that MySQL has to say. */
    Optional<View> find(long userId, String conversationId) {
        var rows = cache.read(
                Part.VIEW,
                List.of(
                        Ask.row(
                                CacheKeys.member(conversationId, userId),
                                "member",
                                "visible_from_seq",
                                "cleared_seq",
                                "role",
                                "muted_until_millis"),
                        Ask.row(CacheKeys.head(conversationId), "head_seq")));
        var member = rows.getFirst().filter(row -> row.number("member") == 1);
        var head = rows.getLast().map(row -> row.number("head_seq"));
        return member.isPresent() && head.isPresent()
                ? Optional.of(view(userId, conversationId, member.get(), head.get()))
                : Optional.empty();
    }

    private static View view(long userId, String conversationId, Fields member, long headSeq) {
        return new View(
                conversationId,
                userId,
                Math.max(member.number("visible_from_seq"), member.number("cleared_seq") + 1),
                headSeq,
                Views.roleOf(Math.toIntExact(member.number("role"))),
                member.number("muted_until_millis"));
    }
}
