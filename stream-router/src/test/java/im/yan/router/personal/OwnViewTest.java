// SPDX-License-Identifier: Apache-2.0
package im.yan.router.personal;

import static im.yan.router.Commands.BOB;
import static im.yan.router.GroupRun.says;
import static im.yan.router.GroupRun.users;
import static org.assertj.core.api.Assertions.assertThat;

import im.yan.router.GroupRun;
import im.yan.router.diffusion.InboxEntries;
import im.yan.schemas.ProtocolLimits;
import im.yan.schemas.v1.ClearHistory;
import im.yan.schemas.v1.Command;
import im.yan.schemas.v1.ConversationMarks;
import im.yan.schemas.v1.DeleteForMe;
import im.yan.schemas.v1.ErrorCode;
import im.yan.schemas.v1.InboxEntry;
import im.yan.schemas.v1.MarkRead;
import im.yan.schemas.v1.MarkUnread;
import im.yan.schemas.v1.Receipt;
import im.yan.schemas.v1.SetNotifications;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class OwnViewTest {
    private static final long CAT = 603;

    private final GroupRun run = GroupRun.of(BOB, CAT);

    @Test
    void eachChangeOfMarksSaysAllOfThemAndCountsOn() {
        var until = run.chat.now() + 60_000;
        var muted = run.noted(BOB, silences(until));
        var marked = run.noted(BOB, OwnViewTest::marksUnread);

        assertThat(muted.marks().orElseThrow().getVersion()).isEqualTo(1);
        assertThat(marked.marks().orElseThrow())
                .isEqualTo(ConversationMarks.newBuilder()
                        .setConversationId(run.founding.command().getConversationId())
                        .setUserId(BOB)
                        .setVersion(2)
                        .setMutedUntilMillis(until)
                        .setMarkedUnread(true)
                        .build());
        assertThat(run.noted(BOB, OwnViewTest::marksUnread).changesNothing()).isTrue();
        assertThat(run.noted(BOB, silences(until)).changesNothing()).isTrue();
    }

    @Test
    void aTimeThatHasPassedTakesTheSilenceBack() {
        run.noted(BOB, silences(run.chat.now() + 60_000));

        assertThat(run.noted(BOB, silences(1)).marks().orElseThrow().getMutedUntilMillis())
                .isZero();
        assertThat(run.refusal(BOB, silences(-1))).isEqualTo(ErrorCode.INVALID_ARGUMENT);
    }

    @Test
    void theyGetNoSeqAndNobodyElseHearsOfThem() {
        var decided = run.decide(BOB, OwnViewTest::marksUnread);

        assertThat(decided.events()).isEmpty();
        assertThat(InboxEntries.of(decided)).extracting(InboxEntry::getOwnerId).containsOnly(BOB);
        assertThat(InboxEntries.of(decided))
                .extracting(InboxEntry::getKindCase)
                .containsExactly(InboxEntry.KindCase.ANSWERED, InboxEntry.KindCase.MARKS);
        assertThat(decided.receipts()).extracting(Receipt::getKindCase).containsExactly(Receipt.KindCase.MARKS);
    }

    @Test
    void readingTakesTheMarkBack() {
        run.event(CAT, says("hello"));
        run.noted(BOB, OwnViewTest::marksUnread);

        var read = run.noted(BOB, reads(2, 1));

        assertThat(read.read().orElseThrow().getSeq()).isEqualTo(2);
        assertThat(read.marks().orElseThrow().getMarkedUnread()).isFalse();
        assertThat(read.answer().getSeq()).isEqualTo(2);
        assertThat(read.answer().getMessageNo()).isEqualTo(1);
    }

    @Test
    void postingTakesTheMarkBackToo() {
        run.noted(BOB, OwnViewTest::marksUnread);

        var posted = run.decide(BOB, says("hello"));

        assertThat(posted.receipts())
                .extracting(receipt -> receipt.getMarks().getMarkedUnread())
                .containsExactly(false);
        assertThat(run.chat.member(BOB).getMarkedUnread()).isFalse();
        assertThat(InboxEntries.of(posted)).filteredOn(InboxEntry::hasMarks).hasSize(1);
    }

    @Test
    void whatIsReadAlreadyIsAnsweredByWhereSheIs() {
        run.event(BOB, says("hello"));

        var read = run.noted(BOB, reads(1, 0));

        assertThat(read.changesNothing()).isTrue();
        assertThat(read.answer().getSeq()).isEqualTo(2);
    }

    @Test
    void clearingHidesAndReads() {
        run.event(CAT, says("hello"));

        var cleared = run.noted(BOB, clears(2, 1));

        assertThat(cleared.marks().orElseThrow().getClearedSeq()).isEqualTo(2);
        assertThat(cleared.read().orElseThrow().getMessageNo()).isEqualTo(1);
        assertThat(run.noted(BOB, clears(1, 0)).changesNothing()).isTrue();
        assertThat(run.refusal(BOB, clears(3, 1))).isEqualTo(ErrorCode.INVALID_ARGUMENT);
    }

    @Test
    void clearingTakesAMarkMadeByHandAway() {
        run.event(CAT, says("hello"));
        run.noted(BOB, clears(2, 1));
        run.noted(BOB, OwnViewTest::marksUnread);

        var cleared = run.noted(BOB, clears(1, 0)).marks().orElseThrow();

        assertThat(cleared.getMarkedUnread()).isFalse();
        assertThat(cleared.getClearedSeq()).isEqualTo(2);
    }

    @Test
    void deletedMessagesHaveAReceiptEach() {
        run.event(CAT, says("hello"));

        var deleted = run.decide(BOB, deletes(1L, 2L, 1L));

        assertThat(deleted.receipts())
                .extracting(receipt -> receipt.getHidden().getSeqsList())
                .containsExactly(List.of(1L), List.of(2L));
        assertThat(InboxEntries.of(deleted).getLast().getHidden().getSeqsList()).containsExactly(1L, 2L);
    }

    @Test
    void whatCannotBeDeletedIsRefused() {
        assertThat(run.refusal(BOB, deletes())).isEqualTo(ErrorCode.INVALID_ARGUMENT);
        assertThat(run.refusal(BOB, deletes(0L))).isEqualTo(ErrorCode.INVALID_ARGUMENT);
        assertThat(run.refusal(BOB, deletes(2L))).isEqualTo(ErrorCode.INVALID_ARGUMENT);
        while (run.chat.head().getHeadSeq() <= ProtocolLimits.DELETED_PER_COMMAND_MAX) {
            run.event(CAT, says("hello"));
        }
        assertThat(run.refusal(BOB, deletes(users(1, ProtocolLimits.DELETED_PER_COMMAND_MAX + 1))))
                .isEqualTo(ErrorCode.INVALID_ARGUMENT);
    }

    private static Consumer<Command.Builder> reads(long seq, long messageNo) {
        return command -> command.setMarkRead(MarkRead.newBuilder().setSeq(seq).setMessageNo(messageNo));
    }

    private static Consumer<Command.Builder> clears(long seq, long messageNo) {
        return command ->
                command.setClearHistory(ClearHistory.newBuilder().setSeq(seq).setMessageNo(messageNo));
    }

    private static Consumer<Command.Builder> silences(long until) {
        return command ->
                command.setSetNotifications(SetNotifications.newBuilder().setMutedUntilMillis(until));
    }

    private static Consumer<Command.Builder> deletes(Long... seqs) {
        return command -> command.setDeleteForMe(DeleteForMe.newBuilder().addAllSeqs(Arrays.asList(seqs)));
    }

    private static void marksUnread(Command.Builder command) {
        command.setMarkUnread(MarkUnread.getDefaultInstance());
    }
}
