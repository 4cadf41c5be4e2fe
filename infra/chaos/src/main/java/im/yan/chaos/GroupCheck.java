// SPDX-License-Identifier: Apache-2.0
package im.yan.chaos;

import im.yan.chaos.stores.CommittedRecords;
import im.yan.client.GroupMember;
import im.yan.client.UnreadOverview;
import im.yan.client.YanApi;
import im.yan.dev.stack.Stack;
import im.yan.schemas.Topics;
import im.yan.schemas.v1.UnreadCount;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** I4 in groups: the unread counts pushed and asked for, the members' positions and the receipts are what the log says. */
final class GroupCheck {
    private static final int PAGE = 100;

    private final Stack stack;
    private final YanApi api;
    private final List<Group> groups;
    private final Map<String, GroupLog> logs;
    private final Map<String, UnreadCount> counted = new HashMap<>();

    GroupCheck(Stack stack, List<Group> groups, Map<String, GroupLog> logs) {
        this.stack = stack;
        this.api = new YanApi(stack.api());
        this.groups = groups;
        this.logs = logs;
    }

    /** Every disagreement as a sentence, once the stores have had time to catch up. */
    List<String> violations() {
        try (var counts = new CommittedRecords<>(stack.kafka(), Topics.UNREAD)) {
            return Patience.untilNothingIsWrong(() -> {
                counts.readToEnd(counted::put);
                return groups.stream()
                        .flatMap(group -> violations(group).stream())
                        .toList();
            });
        }
    }

    private List<String> violations(Group group) {
        var log = logs.get(group.conversationId());
        if (log == null) {
            return List.of(group.conversationId() + " is not in the log");
        }
        var wrong = new Wrong(group.conversationId());
        group.devices().forEach(device -> {
            if (log.members().contains(device.user().userId())) {
                checkUnread(device, log, wrong);
            } else {
                checkGone(device, wrong);
            }
        });
        checkPositions(group, log, wrong);
        checkReceipts(group, log, wrong);
        return wrong.sentences;
    }

    private void checkUnread(Device device, GroupLog log, Wrong wrong) {
        var user = device.user().userId();
        var head = log.headMessageNo();
        var read = log.messageNoAt(log.readSeq(user, device.readSeq()));
        var pulled = log.members().size() > Group.FAN_OUT_ON_WRITE_MAX;
        var count = counted(device);
        wrong.unless(count.getPulled(), pulled, "pulled in the counter's topic for " + user);
        wrong.unless(count.getReadNo(), read, "read in the counter's topic for " + user);
        if (!pulled) {
            wrong.unless(count.getHeadMessageNo(), head, "head in the counter's topic for " + user);
            wrong.unless(count.getUnread(), head - read, "unread in the counter's topic for " + user);
        }
        wrong.unless(listed(device), head - read, "unread in /v1/unread for " + user);
    }

    private void checkGone(Device device, Wrong wrong) {
        var user = device.user().userId();
        wrong.unless(counted(device).getLeft(), true, "left in the counter's topic for " + user);
        wrong.unless(counted(device).getUnread(), 0L, "unread in the counter's topic for the absent " + user);
        wrong.unless(listed(device), 0L, "unread in /v1/unread for the absent " + user);
    }

    private UnreadCount counted(Device device) {
        return counted.getOrDefault(
                device.user().userId() + "/" + device.conversationId(), UnreadCount.getDefaultInstance());
    }

    /** What is all read is not listed. */
    private long listed(Device device) {
        return api.unread(device.user().token()).conversations().stream()
                .filter(entry -> entry.conversationId().equals(device.conversationId()))
                .mapToLong(UnreadOverview.Entry::unread)
                .sum();
    }

    private void checkPositions(Group group, GroupLog log, Wrong wrong) {
        var rows = api.members(group.owner().user().token(), group.conversationId(), PAGE, 0)
                .members();
        wrong.unless(rows.stream().map(GroupCheck::userId).collect(Collectors.toSet()), log.members(), "the members");
        var marked = marked(group);
        for (var row : rows) {
            var user = userId(row);
            wrong.unless(row.joinedSeq(), log.joinedSeq(user), "where she joined of " + user);
            wrong.unless(row.readSeq(), readSeq(user, log, marked), "the read position of " + user);
            wrong.unless(
                    row.deliveredSeq() <= log.headSeq(), true, "the delivered position is within the log of " + user);
        }
    }

    private void checkReceipts(Group group, GroupLog log, Wrong wrong) {
        var seq = log.lastMessage().getSeq();
        var author = log.lastMessage().getActorId();
        var marked = marked(group);
        var due = log.members().stream()
                .filter(user -> user != author && log.joinedSeq(user) < seq)
                .toList();
        var readers =
                due.stream().filter(user -> readSeq(user, log, marked) >= seq).collect(Collectors.toSet());
        var receipts = api.receipts(group.owner().user().token(), group.conversationId(), seq, PAGE, 0);
        wrong.unless(receipts.members(), (long) due.size(), "recipients of message " + seq);
        wrong.unless(Set.copyOf(receipts.readers()), readers, "readers of message " + seq);
        wrong.unless(receipts.read(), (long) readers.size(), "number of readers of message " + seq);
        var plausible = receipts.read() <= receipts.delivered() && receipts.delivered() <= receipts.members();
        wrong.unless(plausible, true, "readers <= delivered <= recipients of message " + seq);
    }

    private static long readSeq(long user, GroupLog log, Map<Long, Long> marked) {
        return log.readSeq(user, marked.getOrDefault(user, 0L));
    }

    private static Map<Long, Long> marked(Group group) {
        return group.devices().collect(Collectors.toMap(device -> device.user().userId(), Device::readSeq));
    }

    private static long userId(GroupMember row) {
        return row.account().userId();
    }

    /** What is not as it should be in one conversation. */
    private static final class Wrong {
        private final String conversationId;
        private final List<String> sentences = new ArrayList<>();

        Wrong(String conversationId) {
            this.conversationId = conversationId;
        }

        void unless(Object is, Object due, String what) {
            if (!is.equals(due)) {
                sentences.add("%s: %s: %s instead of %s".formatted(conversationId, what, is, due));
            }
        }
    }
}
