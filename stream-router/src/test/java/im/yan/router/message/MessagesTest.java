// SPDX-License-Identifier: Apache-2.0
package im.yan.router.message;

import static im.yan.router.Commands.ALICE;
import static im.yan.router.Commands.BOB;
import static im.yan.router.Commands.CHAT;
import static im.yan.router.Commands.command;
import static im.yan.router.Commands.id;
import static im.yan.router.Commands.text;
import static im.yan.router.GroupRun.SETTINGS;
import static im.yan.router.GroupRun.adds;
import static im.yan.router.GroupRun.says;
import static im.yan.router.GroupRun.users;
import static org.assertj.core.api.Assertions.assertThat;

import im.yan.router.GroupRun;
import im.yan.router.PlainConversation;
import im.yan.router.conversation.Decision;
import im.yan.router.conversation.Rules;
import im.yan.schemas.ProtocolLimits;
import im.yan.schemas.v1.Command;
import im.yan.schemas.v1.EditMessage;
import im.yan.schemas.v1.ErrorCode;
import im.yan.schemas.v1.ForwardedFrom;
import im.yan.schemas.v1.Mentions;
import im.yan.schemas.v1.MuteMember;
import im.yan.schemas.v1.PinMessage;
import im.yan.schemas.v1.React;
import im.yan.schemas.v1.RecallMessage;
import im.yan.schemas.v1.SendMessage;
import java.time.Duration;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MessagesTest {
    private static final long CAT = 603;
    private static final Duration MOMENT = Duration.ofSeconds(1);

    private final GroupRun run = GroupRun.of(BOB, CAT).admin(CAT);
    private final long seq = run.event(BOB, says("hello", CAT)).getSeq();

    @Test
    void theAuthorEditsWithinTheWindow() {
        var edited = run.event(BOB, edits(seq, "hallo")).getMessageEdited();

        assertThat(edited.getTargetSeq()).isEqualTo(seq);
        assertThat(edited.getContent()).isEqualTo(text("hallo"));
        assertThat(run.chat.head().getHeadMessageNo()).isEqualTo(1);
        assertThat(run.refusal(CAT, edits(seq, "mine"))).isEqualTo(ErrorCode.NOT_THE_AUTHOR);
        assertThat(run.refusal(BOB, edits(seq, " "))).isEqualTo(ErrorCode.CONTENT_EMPTY);
        run.chat.pass(ProtocolLimits.EDIT_WINDOW);
        assertThat(run.refusal(BOB, edits(seq, "late"))).isEqualTo(ErrorCode.EDIT_WINDOW_OVER);
    }

    @Test
    void theAuthorRecallsWithinAWindowAndAnAdminWithinALongerOne() {
        assertThat(run.refusal(ALICE, recalls(99))).isEqualTo(ErrorCode.MESSAGE_UNKNOWN);
        run.chat.pass(ProtocolLimits.RECALL_WINDOW);

        assertThat(run.refusal(BOB, recalls(seq))).isEqualTo(ErrorCode.RECALL_WINDOW_OVER);
        assertThat(run.event(CAT, recalls(seq)).getActorId()).isEqualTo(CAT);
        var another = run.event(BOB, says("again")).getSeq();
        run.chat.pass(ProtocolLimits.ADMIN_RECALL_WINDOW.plus(MOMENT));
        assertThat(run.refusal(CAT, recalls(another))).isEqualTo(ErrorCode.RECALL_WINDOW_OVER);
    }

    @Test
    void membersRecallTheirOwnOnly() {
        var alices = run.event(ALICE, says("mine")).getSeq();

        assertThat(run.refusal(BOB, recalls(alices))).isEqualTo(ErrorCode.NOT_THE_AUTHOR);
        assertThat(run.event(BOB, recalls(seq)).getMessageRecalled().getTargetSeq())
                .isEqualTo(seq);
    }

    @Test
    void nothingMoreIsDoneToARecalledMessageAndItIsPinnedNoLonger() {
        run.event(CAT, pins(seq));
        run.event(BOB, recalls(seq));

        assertThat(run.chat.head().getPinnedSeqsList()).isEmpty();
        assertThat(run.refusal(BOB, recalls(seq))).isEqualTo(ErrorCode.MESSAGE_RECALLED);
        assertThat(run.refusal(BOB, edits(seq, "x"))).isEqualTo(ErrorCode.MESSAGE_RECALLED);
        assertThat(run.refusal(BOB, reacts(seq, "👍"))).isEqualTo(ErrorCode.MESSAGE_RECALLED);
        assertThat(run.refusal(CAT, pins(seq))).isEqualTo(ErrorCode.MESSAGE_RECALLED);
    }

    @Test
    void whatIsTooFarBackStaysAsItIsAndIsForgotten() {
        while (run.chat.head().getHeadSeq() < seq + ProtocolLimits.EVENTS_CHANGEABLE - 1) {
            run.event(ALICE, says("more"));
        }
        assertThat(run.event(BOB, reacts(seq, "👍")).getSeq()).isEqualTo(seq + ProtocolLimits.EVENTS_CHANGEABLE);

        assertThat(run.refusal(BOB, recalls(seq))).isEqualTo(ErrorCode.MESSAGE_UNKNOWN);
        assertThat(run.chat.messages).hasSizeLessThan(ProtocolLimits.EVENTS_CHANGEABLE);
    }

    @Test
    void whatANewMemberCannotSeeSheCannotChange() {
        run.event(ALICE, adds(604L));

        assertThat(run.refusal(604, reacts(seq, "👍"))).isEqualTo(ErrorCode.MESSAGE_UNKNOWN);
    }

    @Test
    void aMutedMemberTakesBackWhatSheSaidAndAddsNothing() {
        run.event(
                ALICE,
                command -> command.setMuteMember(
                        MuteMember.newBuilder().setUserId(BOB).setUntilMillis(run.chat.now() + 60_000)));

        assertThat(run.refusal(BOB, edits(seq, "x"))).isEqualTo(ErrorCode.MUTED);
        assertThat(run.refusal(BOB, reacts(seq, "👍"))).isEqualTo(ErrorCode.MUTED);
        assertThat(run.event(BOB, recalls(seq)).getActorId()).isEqualTo(BOB);
    }

    @ParameterizedTest
    @ValueSource(strings = {"👍", "👩‍👩‍👧‍👦", "❤️", "🇨🇳"})
    void aReactionIsOneEmoji(String emoji) {
        assertThat(run.event(BOB, reacts(seq, emoji)).getReactionChanged().getEmoji())
                .isEqualTo(emoji);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", " ", "👍 👍", "\n", "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"})
    void anythingElseIsNone(String emoji) {
        assertThat(run.refusal(BOB, reacts(seq, emoji))).isEqualTo(ErrorCode.INVALID_ARGUMENT);
    }

    @Test
    void aMessageHasSoManyKindsOfReactionsAndAnyNumberOfEach() {
        for (int n = 0; n < ProtocolLimits.REACTION_KINDS_MAX; n++) {
            run.event(BOB, reacts(seq, "e" + n));
        }

        assertThat(run.refusal(CAT, reacts(seq, "more"))).isEqualTo(ErrorCode.LIMIT_REACHED);
        assertThat(run.event(CAT, reacts(seq, "e0")).getActorId()).isEqualTo(CAT);
        assertThat(run.event(BOB, takesBack(seq, "e0")).getReactionChanged().getRemoved())
                .isTrue();
        assertThat(run.noted(BOB, takesBack(seq, "never")).changesNothing()).isTrue();
    }

    @Test
    void pinsAreLimitedAndForAdmins() {
        assertThat(run.refusal(BOB, pins(seq))).isEqualTo(ErrorCode.ROLE_TOO_LOW);
        for (int n = 0; n < ProtocolLimits.PINS_MAX; n++) {
            run.event(CAT, pins(run.event(BOB, says("pin me")).getSeq()));
        }
        var first = run.chat.head().getPinnedSeqs(0);

        assertThat(run.refusal(CAT, pins(seq))).isEqualTo(ErrorCode.LIMIT_REACHED);
        assertThat(run.noted(CAT, pins(first)).changesNothing()).isTrue();
        assertThat(run.event(CAT, unpins(first)).getPinChanged().getPinned()).isFalse();
        assertThat(run.event(CAT, pins(seq)).getPinChanged().getPinned()).isTrue();
        assertThat(run.chat.head().getPinnedSeqsCount()).isEqualTo(ProtocolLimits.PINS_MAX);
    }

    @Test
    void inADirectConversationBothPin() {
        var chat = new PlainConversation(CHAT, Rules.standard(500));
        var posted = command(ALICE).setClientMsgId(id(1));
        says("hello").accept(posted);
        chat.event(posted.build());

        assertThat(chat.event(command(BOB)
                                .setClientMsgId(id(2))
                                .setPinMessage(PinMessage.newBuilder().setTargetSeq(1))
                                .build())
                        .getActorId())
                .isEqualTo(BOB);
        var everybody = command(ALICE)
                .setClientMsgId(id(3))
                .setSendMessage(SendMessage.newBuilder()
                        .setContent(text("all"))
                        .setMentions(Mentions.newBuilder().setEverybody(true)));
        assertThat(chat.refusal(everybody.build())).isEqualTo(ErrorCode.INVALID_ARGUMENT);
    }

    @Test
    void membersAreMentionedOnceEachAndNobodyElse() {
        var posted = run.event(BOB, says("you", CAT, ALICE, CAT)).getMessagePosted();
        assertThat(posted.getMentions().getUserIdsList()).containsExactly(CAT, ALICE);

        var refused = (Decision.Refused) run.decide(BOB, says("you", CAT, 999L)).decision();
        assertThat(refused.error().getCode()).isEqualTo(ErrorCode.USER_NOT_A_MEMBER);
        assertThat(refused.error().getMessage()).startsWith("User 999: ");
    }

    @Test
    void mentionsAreLimited() {
        var many = users(1_000, ProtocolLimits.MENTIONS_MAX + 1);
        var large = new GroupRun(500, SETTINGS, many);

        assertThat(large.refusal(ALICE, says("you", many))).isEqualTo(ErrorCode.LIMIT_REACHED);
        assertThat(large.event(ALICE, says("you", users(1_000, ProtocolLimits.MENTIONS_MAX)))
                        .getMessagePosted()
                        .getMentions()
                        .getUserIdsCount())
                .isEqualTo(ProtocolLimits.MENTIONS_MAX);
    }

    @Test
    void everybodyIsMentionedByAdmins() {
        var all = SendMessage.newBuilder()
                .setContent(text("all"))
                .setMentions(Mentions.newBuilder().setEverybody(true));

        assertThat(run.refusal(BOB, command -> command.setSendMessage(all))).isEqualTo(ErrorCode.ROLE_TOO_LOW);
        assertThat(run.event(CAT, command -> command.setSendMessage(all))
                        .getMessagePosted()
                        .getMentions()
                        .getEverybody())
                .isTrue();
    }

    @Test
    void aReplyNamesWhatWasSaidBefore() {
        assertThat(run.event(CAT, replies(seq)).getMessagePosted().getReplyToSeq())
                .isEqualTo(seq);
        assertThat(run.refusal(CAT, replies(run.chat.head().getHeadSeq() + 1))).isEqualTo(ErrorCode.MESSAGE_UNKNOWN);
        assertThat(run.refusal(CAT, replies(-1))).isEqualTo(ErrorCode.MESSAGE_UNKNOWN);
    }

    @Test
    void whatIsForwardedHasAnAuthor() {
        var from = ForwardedFrom.newBuilder().setAuthorId(7).setTimeMillis(5);

        assertThat(run.event(CAT, forwards(from)).getMessagePosted().getForwardedFrom())
                .isEqualTo(from.build());
        assertThat(run.refusal(CAT, forwards(ForwardedFrom.newBuilder()))).isEqualTo(ErrorCode.INVALID_ARGUMENT);
    }

    private static Consumer<Command.Builder> replies(long to) {
        return command -> command.setSendMessage(
                SendMessage.newBuilder().setContent(text("re")).setReplyToSeq(to));
    }

    private static Consumer<Command.Builder> forwards(ForwardedFrom.Builder from) {
        return command -> command.setSendMessage(
                SendMessage.newBuilder().setContent(text("fw")).setForwardedFrom(from));
    }

    private static Consumer<Command.Builder> edits(long target, String body) {
        return command -> command.setEditMessage(
                EditMessage.newBuilder().setTargetSeq(target).setContent(text(body)));
    }

    private static Consumer<Command.Builder> recalls(long target) {
        return command -> command.setRecallMessage(RecallMessage.newBuilder().setTargetSeq(target));
    }

    private static Consumer<Command.Builder> reacts(long target, String emoji) {
        return command ->
                command.setReact(React.newBuilder().setTargetSeq(target).setEmoji(emoji));
    }

    private static Consumer<Command.Builder> takesBack(long target, String emoji) {
        return command -> command.setReact(
                React.newBuilder().setTargetSeq(target).setEmoji(emoji).setRemove(true));
    }

    private static Consumer<Command.Builder> pins(long target) {
        return command -> command.setPinMessage(PinMessage.newBuilder().setTargetSeq(target));
    }

    private static Consumer<Command.Builder> unpins(long target) {
        return command -> command.setPinMessage(
                PinMessage.newBuilder().setTargetSeq(target).setUnpin(true));
    }
}
