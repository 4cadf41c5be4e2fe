// SPDX-License-Identifier: Apache-2.0
package im.yan.chaos;

import im.yan.chaos.stores.CommittedRecords;
import im.yan.client.YanApi;
import im.yan.dev.stack.Stack;
import im.yan.schemas.Topics;
import im.yan.schemas.v1.UnreadCount;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** I4: unread = head - read, and the counter's topic and the conversation list say the same. */
final class UnreadCheck {
    private static final int PAGE = 10;

    private final Stack stack;
    private final List<User> users;

    UnreadCheck(Stack stack, List<User> users) {
        this.stack = stack;
        this.users = users;
    }

    /** Every disagreement as a sentence, once the counter has had time to catch up. */
    List<String> violations() {
        var listed = listed();
        Map<String, UnreadCount> counted = new HashMap<>();
        try (var counts = new CommittedRecords<>(stack.kafka(), Topics.UNREAD)) {
            return Patience.untilNothingIsWrong(() -> {
                counts.readToEnd(counted::put);
                return compare(listed, counted);
            });
        }
    }

    private Map<String, Long> listed() {
        var api = new YanApi(stack.api());
        Map<String, Long> listed = new HashMap<>();
        for (var user : users) {
            for (var conversation : api.conversations(user.token(), PAGE, null).conversations()) {
                listed.put(user.userId() + "/" + conversation.conversationId(), conversation.unread());
            }
        }
        return listed;
    }

    private static List<String> compare(Map<String, Long> listed, Map<String, UnreadCount> counted) {
        List<String> violations = new ArrayList<>();
        listed.forEach((key, unread) -> {
            var count = counted.getOrDefault(key, UnreadCount.getDefaultInstance());
            if (count.getUnread() != count.getHeadMessageNo() - count.getReadNo() || count.getUnread() != unread) {
                violations.add("unread of %s: the list says %d, the counter %d with head %d and read %d"
                        .formatted(key, unread, count.getUnread(), count.getHeadMessageNo(), count.getReadNo()));
            }
        });
        return violations;
    }
}
