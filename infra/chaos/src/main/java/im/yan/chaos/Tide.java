// SPDX-License-Identifier: Apache-2.0
package im.yan.chaos;

import im.yan.schemas.v1.AddMembers;
import im.yan.schemas.v1.CommandRequest;
import im.yan.schemas.v1.RemoveMembers;
import im.yan.schemas.v1.SendAck;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Drives a group's size up and down: its owner takes the guests out one by one, lets them in again one by one, and so on. Runs in
 * a thread of its own until it is told to end.
 */
final class Tide {
    private static final long PAUSE_MILLIS_MIN = 100;
    private static final long PAUSE_MILLIS_MAX = 500;
    private static final long ANSWER_SECONDS_MAX = 120;

    private final Group group;
    private final int guestsAtEnd;
    private final Tally tally;
    private final SplittableRandom random;
    private final Deque<Device> in = new ArrayDeque<>();
    private final Deque<Device> out = new ArrayDeque<>();
    private CompletableFuture<Void> ended = CompletableFuture.completedFuture(null);
    private boolean rising;
    private volatile boolean ending;

    /** @param guestsAtEnd how many of them are in when it has ended */
    Tide(Group group, int guestsAtEnd, Tally tally, long seed) {
        this.group = group;
        this.guestsAtEnd = guestsAtEnd;
        this.tally = tally;
        this.random = new SplittableRandom(seed);
        this.in.addAll(group.guests());
    }

    void start() {
        ended = CompletableFuture.runAsync(
                this::run,
                tide -> Thread.ofPlatform()
                        .name("tide of " + group.conversationId())
                        .start(tide));
    }

    /** Returns when the size is what it is to be at the end. */
    void end() {
        ending = true;
        ended.join();
    }

    /** The guests who are in; to be asked once it has ended. */
    List<Device> guestsIn() {
        return List.copyOf(in);
    }

    private void run() {
        while (!ending) {
            step();
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(random.nextLong(PAUSE_MILLIS_MIN, PAUSE_MILLIS_MAX)));
        }
        while (in.size() != guestsAtEnd) {
            step();
        }
    }

    private void step() {
        rising = rising ? !out.isEmpty() : in.isEmpty();
        if (rising) {
            var guest = out.remove();
            ask(CommandRequest.newBuilder()
                    .setAddMembers(
                            AddMembers.newBuilder().addUserIds(guest.user().userId())));
            in.add(guest);
        } else {
            var guest = in.remove();
            ask(CommandRequest.newBuilder()
                    .setRemoveMembers(
                            RemoveMembers.newBuilder().addUserIds(guest.user().userId())));
            out.add(guest);
        }
    }

    private void ask(CommandRequest.Builder command) {
        var clientMsgId = UUID.randomUUID().toString();
        CompletableFuture<SendAck> answer =
                group.owner().command(clientMsgId, command).orTimeout(ANSWER_SECONDS_MAX, TimeUnit.SECONDS);
        tally.follow(clientMsgId, answer);
        // A failure is in the tally; here it only matters that there is an answer.
        answer.handle((ack, failure) -> ack).join();
    }
}
