// SPDX-License-Identifier: Apache-2.0
package im.yan.api.group;

import im.yan.api.cache.Ask;
import im.yan.api.cache.Cache;
import im.yan.api.cache.CacheKeys;
import im.yan.api.cache.Fields;
import im.yan.api.cache.Misses;
import im.yan.api.cache.Misses.Sharing;
import im.yan.api.cache.Part;
import im.yan.api.conversation.View;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Groups as their members see them, from Redis if it can tell, else from MySQL. */
@Component
final class GroupInfos {
    private final Cache cache;
    private final Groups groups;
    private final Sharing<View, Optional<GroupInfo>> sharing;

    GroupInfos(Cache cache, Groups groups, Misses misses) {
        this.cache = cache;
        this.groups = groups;
        this.sharing = misses.sharing(Part.GROUP);
    }

    Optional<GroupInfo> find(View view) {
        var ask = Ask.row(
                CacheKeys.group(view.conversationId()), "settings", "owner_id", "member_count", "dissolved_seq");
        return cache.read(Part.GROUP, ask)
                .map(row -> info(view, row))
                .or(() -> sharing.ask(view, () -> groups.find(view)));
    }

    private static GroupInfo info(View view, Fields row) {
        return GroupInfo.of(
                view,
                row.bytes("settings"),
                row.number("owner_id"),
                Math.toIntExact(row.number("member_count")),
                row.number("dissolved_seq"));
    }
}
