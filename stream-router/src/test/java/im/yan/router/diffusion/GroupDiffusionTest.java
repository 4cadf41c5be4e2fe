// SPDX-License-Identifier: Apache-2.0
package im.yan.router.diffusion;

import static im.yan.router.Commands.ALICE;
import static im.yan.router.Commands.BOB;
import static im.yan.router.Commands.ORIGIN;
import static im.yan.router.GroupRun.SETTINGS;
import static im.yan.router.GroupRun.adds;
import static im.yan.router.GroupRun.removes;
import static im.yan.router.GroupRun.says;
import static im.yan.router.GroupRun.users;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import im.yan.router.GroupRun;
import im.yan.schemas.ProtocolLimits;
import im.yan.schemas.v1.Broadcast;
import im.yan.schemas.v1.Command;
import im.yan.schemas.v1.Diffusion;
import im.yan.schemas.v1.DiffusionChoice;
import im.yan.schemas.v1.DissolveGroup;
import im.yan.schemas.v1.InboxEntry;
import im.yan.schemas.v1.JoinPolicy;
import im.yan.schemas.v1.LeaveGroup;
import im.yan.schemas.v1.MarkRead;
import im.yan.schemas.v1.RecallMessage;
import im.yan.schemas.v1.RequestToJoin;
import im.yan.schemas.v1.UpdateGroup;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;

class GroupDiffusionTest {
    private static final long CAT = 603;
    private static final long DAN = 604;
    private static final int LIMIT = 3;

    private final GroupRun small = new GroupRun(LIMIT, SETTINGS, BOB, CAT);
    private final GroupRun large = new GroupRun(LIMIT, SETTINGS, BOB, CAT, DAN);

    @Test
    void aSmallGroupsEventIsWrittenToEachMemberAndIsTheActorsAnswer() {
        var decided = small.decide(BOB, says("hello"));

        assertThat(kinds(decided)).containsExactly("ALICE EVENT", "BOB ANSWERED+", "CAT EVENT");
        assertThat(Broadcasts.of(decided)).isEmpty();
    }

    @Test
    void aLargeGroupsEventIsBroadcastOnceAndTheActorIsAnswered() {
        var decided = large.decide(BOB, says("hello"));

        assertThat(kinds(decided)).containsExactly("BOB ANSWERED", "BOB READ");
        var broadcast = Broadcasts.of(decided).getFirst();
        assertThat(Broadcasts.of(decided)).hasSize(1);
        assertThat(broadcast.getEvent().getEvent()).isEqualTo(decided.events().getFirst());
        assertThat(broadcast.getEvent().getOriginSessionId()).isEqualTo(ORIGIN.getSessionId());
    }

    @Test
    void inALargeGroupWhoIsMentionedGetsItByNameAndItsRecallToo() {
        var posted = large.decide(BOB, says("you", CAT, BOB));
        var seq = posted.events().getFirst().getSeq();
        var recalled = large.decide(
                BOB,
                command -> command.setRecallMessage(RecallMessage.newBuilder().setTargetSeq(seq)));

        assertThat(kinds(posted)).containsExactlyInAnyOrder("BOB ANSWERED", "CAT EVENT", "BOB READ");
        assertThat(kinds(recalled)).containsExactly("BOB ANSWERED", "CAT EVENT");
    }

    @Test
    void foundingTellsEachMemberThatSheIsOne() {
        assertThat(kinds(small.founding))
                .containsExactly(
                        "ALICE MEMBERSHIP joined WRITE",
                        "ALICE ANSWERED+",
                        "BOB MEMBERSHIP joined WRITE",
                        "BOB EVENT",
                        "CAT MEMBERSHIP joined WRITE",
                        "CAT EVENT");
        assertThat(rosters(small.founding)).containsExactly(tuple(Diffusion.WRITE, List.of(ALICE, BOB, CAT)));
        assertThat(kinds(large.founding)).contains("DAN MEMBERSHIP joined READ", "DAN EVENT", "ALICE ANSWERED+");
        assertThat(rosters(large.founding)).containsExactly(tuple(Diffusion.READ, List.of()));
    }

    @Test
    void theEventThatMakesAGroupLargeIsStillWrittenToAll() {
        var decided = small.decide(ALICE, adds(DAN));

        assertThat(kinds(decided))
                .containsExactly(
                        "ALICE MEMBERSHIP member READ",
                        "ALICE ANSWERED+",
                        "BOB MEMBERSHIP member READ",
                        "BOB EVENT",
                        "CAT MEMBERSHIP member READ",
                        "CAT EVENT",
                        "DAN MEMBERSHIP joined READ",
                        "DAN EVENT");
        assertThat(Broadcasts.of(decided))
                .extracting(Broadcast::getKindCase)
                .containsExactly(Broadcast.KindCase.ROSTER);
        assertThat(rosters(decided)).containsExactly(tuple(Diffusion.READ, List.of()));
        assertThat(small.chat.roster()).isEmpty();
        assertThat(kinds(small.decide(ALICE, says("next")))).containsExactly("ALICE ANSWERED", "ALICE READ");
    }

    @Test
    void theEventThatMakesAGroupSmallIsBroadcastAndWritten() {
        var decided = large.decide(ALICE, removes(CAT));

        assertThat(kinds(decided))
                .containsExactly(
                        "ALICE MEMBERSHIP member WRITE",
                        "ALICE ANSWERED+",
                        "BOB MEMBERSHIP member WRITE",
                        "BOB EVENT",
                        "CAT MEMBERSHIP left WRITE",
                        "CAT EVENT",
                        "DAN MEMBERSHIP member WRITE",
                        "DAN EVENT");
        assertThat(Broadcasts.of(decided))
                .extracting(Broadcast::getKindCase)
                .containsExactly(Broadcast.KindCase.ROSTER, Broadcast.KindCase.EVENT);
        assertThat(rosters(decided)).containsExactly(tuple(Diffusion.WRITE, List.of(ALICE, BOB, DAN)));
        assertThat(kinds(large.decide(ALICE, says("next"))))
                .containsExactly("ALICE ANSWERED+", "BOB EVENT", "DAN EVENT");
    }

    @Test
    void aGroupChoosesToBeReadHoweverSmall() {
        var up = small.decide(ALICE, chooses(DiffusionChoice.ALWAYS_READ));
        var within = small.decide(ALICE, says("hello"));
        var down = small.decide(ALICE, chooses(DiffusionChoice.BY_SIZE));

        assertThat(kinds(up)).contains("CAT MEMBERSHIP member READ", "CAT EVENT");
        assertThat(kinds(within)).containsExactly("ALICE ANSWERED", "ALICE READ");
        assertThat(kinds(down)).contains("CAT MEMBERSHIP member WRITE", "CAT EVENT");
        assertThat(rosters(down)).containsExactly(tuple(Diffusion.WRITE, List.of(ALICE, BOB, CAT)));
    }

    @Test
    void inALargeGroupWhoComesAndGoesIsToldByName() {
        var added = large.decide(ALICE, adds(605L));
        var left = large.decide(605, GroupDiffusionTest::leaves);
        var removed = new GroupRun(2, SETTINGS, BOB, CAT, DAN).decide(ALICE, removes(DAN));

        assertThat(kinds(added)).containsExactly("ALICE ANSWERED", "605 MEMBERSHIP joined READ");
        assertThat(kinds(left)).containsExactly("605 MEMBERSHIP left READ", "605 ANSWERED+");
        assertThat(kinds(removed)).containsExactly("ALICE ANSWERED", "DAN MEMBERSHIP left READ", "DAN EVENT");
        assertThat(rosters(added)).isEmpty();
    }

    @Test
    void dissolvingASmallGroupTellsEachALargeOneAllAtOnce() {
        var smallOne = small.decide(ALICE, GroupDiffusionTest::dissolves);
        var largeOne = large.decide(ALICE, GroupDiffusionTest::dissolves);

        assertThat(kinds(smallOne)).contains("BOB MEMBERSHIP left WRITE", "BOB EVENT", "ALICE MEMBERSHIP left WRITE");
        assertThat(rosters(smallOne)).containsExactly(tuple(Diffusion.WRITE, List.of()));
        assertThat(kinds(largeOne)).containsExactly("ALICE ANSWERED");
        assertThat(Broadcasts.of(largeOne))
                .extracting(Broadcast::getKindCase)
                .containsExactly(Broadcast.KindCase.EVENT);
    }

    @Test
    void whoAsksToBeLetInGetsHerAnswerAndNothingMore() {
        var open = SETTINGS.toBuilder().setJoinPolicy(JoinPolicy.BY_REQUEST).build();
        var run = new GroupRun(LIMIT, open, BOB);

        var asked = run.decide(CAT, command -> command.setRequestToJoin(RequestToJoin.getDefaultInstance()));

        assertThat(kinds(asked)).containsExactly("ALICE EVENT", "BOB EVENT", "CAT ANSWERED");
    }

    @Test
    void inAGroupReadingIsForTheReaderAndTheBroadcast() {
        small.event(CAT, says("hello"));

        var read = small.decide(
                BOB,
                command -> command.setMarkRead(MarkRead.newBuilder().setSeq(2).setMessageNo(1)));

        assertThat(kinds(read)).containsExactly("BOB ANSWERED", "BOB READ");
        assertThat(Broadcasts.of(read))
                .singleElement()
                .satisfies(broadcast -> assertThat(broadcast.getRead().getSeq()).isEqualTo(2));
    }

    @Test
    void aboveItsLimitReadingIsNotBroadcast() {
        var run = new GroupRun(LIMIT, SETTINGS, users(1_000, ProtocolLimits.POSITIONS_PUSHED_MEMBERS_MAX));
        run.event(ALICE, says("hello"));

        var read = run.decide(
                1_000,
                command -> command.setMarkRead(MarkRead.newBuilder().setSeq(2).setMessageNo(1)));

        assertThat(Broadcasts.of(read)).isEmpty();
        assertThat(read.receipts()).hasSize(1);
    }

    @Test
    void whatAMessageCostsDoesNotDependOnHowManyReadIt() {
        var few = lookupsOfAMessageIn(new GroupRun(LIMIT, SETTINGS, users(1_000, 10)));
        var many = lookupsOfAMessageIn(new GroupRun(LIMIT, SETTINGS, users(1_000, 500)));

        assertThat(many).isEqualTo(few).isLessThan(20);
    }

    private static int lookupsOfAMessageIn(GroupRun run) {
        var before = run.chat.lookups;
        run.event(ALICE, says("hello"));
        assertThat(run.chat.scans).isZero();
        return run.chat.lookups - before;
    }

    private static Consumer<Command.Builder> chooses(DiffusionChoice choice) {
        return command -> command.setUpdateGroup(UpdateGroup.newBuilder().setDiffusion(choice));
    }

    /** By owner, each owner's in their order. */
    private static List<String> kinds(Decided decided) {
        return InboxEntries.of(decided).stream()
                .sorted(Comparator.comparingLong(InboxEntry::getOwnerId))
                .map(GroupDiffusionTest::kind)
                .toList();
    }

    private static String kind(InboxEntry entry) {
        var owner = name(entry.getOwnerId()) + " " + entry.getKindCase();
        return switch (entry.getKindCase()) {
            case ANSWERED -> owner + (entry.getAnswered().hasEvent() ? "+" : "");
            case MEMBERSHIP -> owner + " " + how(entry);
            default -> owner;
        };
    }

    private static String how(InboxEntry entry) {
        var membership = entry.getMembership();
        var state = membership.getJoined() ? "joined" : membership.getMember() ? "member" : "left";
        return state + " " + membership.getDiffusion();
    }

    private static String name(long user) {
        var names = List.of("ALICE", "BOB", "CAT", "DAN");
        var n = (int) (user - ALICE);
        return n < names.size() ? names.get(n) : Long.toString(user);
    }

    private static List<Tuple> rosters(Decided decided) {
        return Broadcasts.of(decided).stream()
                .filter(Broadcast::hasRoster)
                .map(broadcast -> tuple(
                        broadcast.getRoster().getDiffusion(),
                        broadcast.getRoster().getMemberIdsList()))
                .toList();
    }

    private static void dissolves(Command.Builder command) {
        command.setDissolveGroup(DissolveGroup.getDefaultInstance());
    }

    private static void leaves(Command.Builder command) {
        command.setLeaveGroup(LeaveGroup.getDefaultInstance());
    }
}
