// SPDX-License-Identifier: Apache-2.0
package im.yan.unread;

import im.yan.schemas.v1.UnreadCount;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * I4: in every change, unread = head − read and neither negative nor less than before, and the total is the sum over the user's
 * conversations as of that change. Reads the changes in their order and names every violation.
 */
final class UnreadIsHeadMinusRead {
    private final Map<String, UnreadCount> last = new HashMap<>();
    private final Map<Long, Long> totals = new HashMap<>();
    private final List<String> violations = new ArrayList<>();

    static List<String> violations(List<UnreadCount> changes) {
        var guarantee = new UnreadIsHeadMinusRead();
        changes.forEach(guarantee::see);
        return guarantee.violations;
    }

    private void see(UnreadCount change) {
        var key = Counts.key(change.getUserId(), change.getConversationId());
        var before = last.getOrDefault(key, UnreadCount.getDefaultInstance());
        last.put(key, change);
        var total = totals.merge(change.getUserId(), change.getUnread() - before.getUnread(), Long::sum);
        require(change.getUnread() == change.getHeadMessageNo() - change.getReadNo(), key, "is not head − read");
        require(change.getUnread() >= 0, key, "is negative");
        require(change.getHeadMessageNo() >= before.getHeadMessageNo(), key, "has a head that moved back");
        require(change.getReadNo() >= before.getReadNo(), key, "has a read position that moved back");
        require(change.getTotal() == total, key, "comes with a total that is not the sum");
    }

    private void require(boolean kept, String key, String violation) {
        if (!kept) {
            violations.add("the count of " + key + " " + violation);
        }
    }
}
