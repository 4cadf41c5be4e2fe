// SPDX-License-Identifier: Apache-2.0
package im.yan.push.offline;

import im.yan.schemas.v1.UnreadCount;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How many messages users have unread, as last heard, for at most {@link #MAX} of them: the one heard of longest ago is
 * forgotten. In memory only: each message that is told of raises the count anew. Used by one thread.
 */
public final class Badges {
    static final int MAX = 100_000;

    private final Map<Long, Long> totals = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, Long> eldest) {
            return size() > MAX;
        }
    };

    public void note(UnreadCount count) {
        totals.put(count.getUserId(), count.getTotal());
    }

    /** 0 where it is not known. */
    public long of(long userId) {
        return totals.getOrDefault(userId, 0L);
    }
}
