// SPDX-License-Identifier: Apache-2.0
package im.yan.unread;

import im.yan.schemas.v1.UnreadCount;
import im.yan.unread.counting.Totals;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * I4: in every change, unread = head − read and neither negative nor less than before, no more mentions than unread messages,
 * and the totals are the sums over the user's conversations as of that change. Reads the changes in their order and names
 * every violation.
 */
final class UnreadIsHeadMinusRead {
    private final Map<String, UnreadCount> last = new HashMap<>();
    private final Map<Long, Totals> totals = new HashMap<>();
    private final List<String> violations = new ArrayList<>();

    static List<String> violations(List<UnreadCount> changes) {
        var guarantee = new UnreadIsHeadMinusRead();
        changes.forEach(guarantee::see);
        return guarantee.violations;
    }

    private void see(UnreadCount change) {
        var key = new CountKey(change.getUserId(), change.getConversationId()).text();
        var before = last.getOrDefault(key, UnreadCount.getDefaultInstance());
        last.put(key, change);
        var total = totals.merge(change.getUserId(), share(change).minus(share(before)), Totals::plus);
        require(change.getUnread() == change.getHeadMessageNo() - change.getReadNo(), key, "is not head − read");
        require(change.getUnread() >= 0, key, "is negative");
        require(change.getMentions() <= Math.max(0, change.getUnread()), key, "has more mentions than messages");
        require(change.getHeadMessageNo() >= before.getHeadMessageNo(), key, "has a head that moved back");
        require(change.getReadNo() >= before.getReadNo(), key, "has a read position that moved back");
        require(totalsOf(change).equals(total), key, "comes with a total that is not the sum");
    }

    private static Totals share(UnreadCount count) {
        if (count.getPulled() || count.getLeft()) {
            return Totals.NOTHING;
        }
        return count.getMuted()
                ? new Totals(0, count.getUnread(), count.getMentions())
                : new Totals(count.getUnread(), 0, count.getMentions());
    }

    private static Totals totalsOf(UnreadCount count) {
        return new Totals(count.getTotal(), count.getTotalMuted(), count.getTotalMentions());
    }

    private void require(boolean kept, String key, String violation) {
        if (!kept) {
            violations.add("the count of " + key + " " + violation);
        }
    }
}
