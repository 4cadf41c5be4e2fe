// SPDX-License-Identifier: Apache-2.0
package im.yan.router.decision;

import static im.yan.router.Commands.ALICE;
import static im.yan.router.Commands.BOB;
import static im.yan.router.Commands.CHAT;
import static im.yan.router.Commands.markRead;
import static im.yan.router.Commands.onDevice;
import static im.yan.router.Commands.send;
import static org.assertj.core.api.Assertions.assertThat;

import im.yan.router.PlainConversation;
import im.yan.router.conversation.Decision;
import im.yan.router.conversation.MemberDevice;
import im.yan.router.conversation.Numbering;
import im.yan.router.conversation.Resends;
import im.yan.router.conversation.Rules;
import im.yan.schemas.v1.Command;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Random commands of two members with two devices each, against a model that keeps everything and is too simple to be wrong. */
class DirectModelTest {
    private static final int STEPS = 20_000;
    private static final int REMEMBERED = 8;

    private final PlainConversation chat =
            new PlainConversation(CHAT, new Rules(Numbering.GAP_FREE, new Resends(REMEMBERED), 500));
    private final long seed = new Random().nextLong();
    private final Random random = new Random(seed);

    private final List<String> log = new ArrayList<>();
    private final Map<MemberDevice, List<String>> postedBy = new HashMap<>();
    private final Map<Long, Long> readBy = new HashMap<>();

    private int nextId;

    @Test
    void itDecidesLikeTheModel() {
        for (int step = 1; step <= STEPS; step++) {
            var member = random.nextBoolean() ? ALICE : BOB;
            var device = new MemberDevice(member, random.nextBoolean() ? "phone" : "laptop");
            var command = onDevice(device.deviceId(), randomCommand(member));

            var expected = command.hasMarkRead()
                    ? expectMark(member, command.getMarkRead().getSeq())
                    : expectSend(device, command.getClientMsgId());

            assertThat(summary(chat.decision(command)))
                    .as("seed %d, step %d", seed, step)
                    .isEqualTo(expected);
        }
        assertThat(log).as("seed %d", seed).hasSizeGreaterThan(STEPS / 4);
    }

    private Command randomCommand(long member) {
        return switch (random.nextInt(4)) {
            case 0 -> markAt(member, random.nextLong(-1, log.size() + 2L));
            case 1 -> send(member, random.nextInt(Math.max(0, nextId - 4 * REMEMBERED), nextId + 1));
            default -> send(member, nextId++);
        };
    }

    private static Command markAt(long member, long position) {
        return markRead(member, position, position);
    }

    private String expectSend(MemberDevice device, String clientMsgId) {
        var mine = postedBy.computeIfAbsent(device, absent -> new ArrayList<>());
        var remembered = mine.subList(Math.max(0, mine.size() - REMEMBERED), mine.size());
        if (remembered.contains(clientMsgId)) {
            return "resent " + (log.lastIndexOf(device + clientMsgId) + 1);
        }
        mine.add(clientMsgId);
        log.add(device + clientMsgId);
        readBy.put(device.userId(), (long) log.size());
        return "posted " + log.size();
    }

    private String expectMark(long member, long position) {
        if (position < 0 || position > log.size()) {
            return "refused";
        }
        if (position <= readBy.getOrDefault(member, 0L)) {
            return "unchanged";
        }
        readBy.put(member, position);
        return "read " + position;
    }

    private static String summary(Decision decision) {
        return switch (decision) {
            case Decision.Happened happened -> "posted " + happened.event().getSeq();
            case Decision.Resent resent -> "resent " + resent.first().getSeq();
            case Decision.Noted noted ->
                noted.read().map(position -> "read " + position.getMessageNo()).orElse("unchanged");
            case Decision.Refused refused -> "refused";
        };
    }
}
