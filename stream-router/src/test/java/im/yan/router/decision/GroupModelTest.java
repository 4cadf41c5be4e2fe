// SPDX-License-Identifier: Apache-2.0
package im.yan.router.decision;

import static im.yan.router.Commands.ALICE;
import static im.yan.router.GroupRun.SETTINGS;
import static im.yan.router.GroupRun.adds;
import static im.yan.router.GroupRun.removes;
import static im.yan.router.GroupRun.says;
import static im.yan.router.GroupRun.setRole;
import static org.assertj.core.api.Assertions.assertThat;

import im.yan.router.GroupRun;
import im.yan.router.conversation.Decision;
import im.yan.router.diffusion.Decided;
import im.yan.schemas.v1.Command;
import im.yan.schemas.v1.Diffusion;
import im.yan.schemas.v1.DiffusionChoice;
import im.yan.schemas.v1.LeaveGroup;
import im.yan.schemas.v1.Role;
import im.yan.schemas.v1.TransferOwnership;
import im.yan.schemas.v1.UpdateGroup;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/**
 * Random histories of a group around its limit of diffusion, against {@link GroupModel}: every decision, every role and the roster
 * are the model's, and every member has seen every event since she joined, whichever way it came.
 */
class GroupModelTest {
    private static final int STEPS = 5_000;
    private static final int LIMIT = 4;
    private static final int USERS = 8;

    private final long seed = new Random().nextLong();
    private final Random random = new Random(seed);
    private final GroupModel model = new GroupModel(LIMIT);
    private final Listeners listeners = new Listeners();
    private final GroupRun run = new GroupRun(LIMIT, SETTINGS);

    @Test
    void itLivesLikeTheModelAndNobodyMissesAnEvent() {
        listeners.hear(run.founding);
        for (int step = 1; step <= STEPS; step++) {
            var user = anybody();
            var other = anybody();
            var kind = random.nextInt(8);

            var expected = expected(kind, user, other);
            var decided = run.decide(user, command(kind, other));
            listeners.hear(decided);

            assertThat(summary(decided)).as("seed %d, step %d", seed, step).isEqualTo(expected);
            assertStateIsTheModels(step);
        }
        assertThat(model.crossings()).as("seed %d", seed).isGreaterThan(20);
    }

    private void assertStateIsTheModels(int step) {
        for (long user = ALICE; user < ALICE + USERS; user++) {
            assertThat(run.chat.member(user).getRole())
                    .as("seed %d, step %d, role of %d", seed, step, user)
                    .isEqualTo(model.roleOf(user));
        }
        var written = model.diffusion() == Diffusion.WRITE;
        assertThat(run.chat.roster())
                .as("seed %d, step %d, roster", seed, step)
                .containsExactlyInAnyOrderElementsOf(written ? model.members() : List.of());
        for (var member : model.members()) {
            assertThat(listeners.missedBy(member, model.joinedSeq(member), model.head()))
                    .as("seed %d, step %d, missed by %d", seed, step, member)
                    .isEmpty();
        }
    }

    private String expected(int kind, long user, long other) {
        return switch (kind) {
            case 0, 1 -> model.add(user, other);
            case 2 -> model.remove(user, other);
            case 3 -> model.leave(user);
            case 4 -> model.setRole(user, other, Role.ADMIN);
            case 5 -> model.transfer(user, other);
            case 6 -> model.choose(user, choice(other));
            default -> model.post(user);
        };
    }

    private static Consumer<Command.Builder> command(int kind, long other) {
        return switch (kind) {
            case 0, 1 -> adds(other);
            case 2 -> removes(other);
            case 3 -> command -> command.setLeaveGroup(LeaveGroup.getDefaultInstance());
            case 4 -> setRole(other, Role.ADMIN);
            case 5 ->
                command -> command.setTransferOwnership(
                        TransferOwnership.newBuilder().setUserId(other));
            case 6 -> command -> command.setUpdateGroup(UpdateGroup.newBuilder().setDiffusion(choice(other)));
            default -> says("hello");
        };
    }

    private static DiffusionChoice choice(long other) {
        return other % 4 == 0 ? DiffusionChoice.ALWAYS_READ : DiffusionChoice.BY_SIZE;
    }

    private long anybody() {
        return ALICE + random.nextInt(USERS);
    }

    private static String summary(Decided decided) {
        return switch (decided.decision()) {
            case Decision.Happened happened ->
                "event %d, message %d, %d members"
                        .formatted(
                                happened.event().getSeq(),
                                happened.event().getMessageNo(),
                                happened.event().getMemberCount());
            case Decision.Noted noted -> "noted";
            case Decision.Resent resent -> "resent";
            case Decision.Refused refused -> refused.error().getCode().name();
        };
    }
}
