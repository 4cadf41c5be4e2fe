// SPDX-License-Identifier: Apache-2.0
package im.yan.router;

import static im.yan.router.Commands.ALICE;
import static im.yan.router.Commands.BOB;
import static im.yan.router.Commands.FOUNDING;
import static im.yan.router.Commands.GROUP;
import static im.yan.router.Commands.found;
import static im.yan.router.Commands.group;
import static im.yan.router.Commands.id;
import static im.yan.router.Commands.in;
import static im.yan.router.Commands.send;
import static im.yan.router.GroupRun.SETTINGS;
import static im.yan.router.GroupRun.adds;
import static im.yan.router.GroupRun.removes;
import static im.yan.router.GroupRun.says;
import static org.assertj.core.api.Assertions.assertThat;

import im.yan.router.conversation.Rules;
import im.yan.schemas.v1.AccountState;
import im.yan.schemas.v1.Broadcast;
import im.yan.schemas.v1.Command;
import im.yan.schemas.v1.ConversationEvent;
import im.yan.schemas.v1.DeleteForMe;
import im.yan.schemas.v1.Diffusion;
import im.yan.schemas.v1.ErrorCode;
import im.yan.schemas.v1.InboxEntry;
import im.yan.schemas.v1.MarkUnread;
import im.yan.schemas.v1.RecallMessage;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class GroupTopologyTest {
    private static final long CAT = 603;
    private static final long DAN = 604;

    private final RouterDriver router = new RouterDriver(Rules.standard(3));
    private int commands;

    @BeforeEach
    void open() {
        router.account(CAT, AccountState.Status.ACTIVE);
        router.account(DAN, AccountState.Status.ACTIVE);
        router.decide(found(SETTINGS, List.of(BOB, CAT)));
    }

    @AfterEach
    void close() {
        router.close();
    }

    @Test
    void itsEventsAreNumberedLikeAnyConversations() {
        decide(BOB, says("hello"));
        decide(ALICE, adds(DAN));
        decide(DAN, says("thanks"));

        assertThat(router.messages.readRecordsToList())
                .allSatisfy(event -> assertThat(event.key()).isEqualTo(GROUP.text()))
                .extracting(
                        event -> event.value().getSeq() + "/" + event.value().getMessageNo())
                .containsExactly("1/0", "2/1", "3/1", "4/2");
    }

    @Test
    void aResentFoundingIsAnsweredTwiceAndFoundsOnce() {
        router.decide(found(SETTINGS, List.of(BOB, CAT)));

        assertThat(router.messages.readValuesToList()).hasSize(1);
        assertThat(router.inbox.readValuesToList())
                .filteredOn(entry -> entry.getAnswered().getClientMsgId().equals(FOUNDING))
                .hasSize(2);
    }

    @Test
    void theRosterIsFoundAgainWhenALargeGroupBecomesSmall() {
        decide(ALICE, adds(DAN));
        decide(DAN, says("hello"));
        decide(ALICE, removes(BOB));
        decide(DAN, says("hello again"));

        var broadcasts = router.broadcasts.readRecordsToList();
        assertThat(broadcasts)
                .allSatisfy(broadcast -> assertThat(broadcast.key()).isEqualTo(GROUP.text()))
                .extracting(broadcast -> broadcast.value().getKindCase())
                .containsExactly(
                        Broadcast.KindCase.ROSTER,
                        Broadcast.KindCase.ROSTER,
                        Broadcast.KindCase.EVENT,
                        Broadcast.KindCase.ROSTER,
                        Broadcast.KindCase.EVENT);
        var rosterNow = broadcasts.get(3).value().getRoster();
        assertThat(rosterNow.getDiffusion()).isEqualTo(Diffusion.WRITE);
        assertThat(rosterNow.getMemberIdsList()).containsExactly(ALICE, CAT, DAN);
        assertThat(router.inbox.readValuesToList())
                .filteredOn(entry -> entry.getEvent().getSeq() == 5)
                .extracting(InboxEntry::getOwnerId)
                .containsExactly(ALICE, CAT);
        assertThat(diffused("read")).isEqualTo(2);
        assertThat(diffused("write")).isEqualTo(3);
    }

    @Test
    void whatIsRememberedOfAMessageOutlivesIt() {
        decide(BOB, says("oops"));
        decide(
                BOB,
                command -> command.setRecallMessage(RecallMessage.newBuilder().setTargetSeq(2)));
        decide(
                BOB,
                command -> command.setRecallMessage(RecallMessage.newBuilder().setTargetSeq(2)));

        assertThat(router.messages.readValuesToList())
                .extracting(ConversationEvent::getKindCase)
                .endsWith(ConversationEvent.KindCase.MESSAGE_RECALLED)
                .hasSize(3);
        assertThat(router.counted("refused", "MESSAGE_RECALLED")).isEqualTo(1);
    }

    @Test
    void eachOwnViewHasItsReceiptUnderAKeyOfItsOwn() {
        decide(BOB, command -> command.setMarkUnread(MarkUnread.getDefaultInstance()));
        decide(BOB, command -> command.setDeleteForMe(DeleteForMe.newBuilder().addSeqs(1)));

        assertThat(router.receipts.readKeyValuesToList())
                .extracting(receipt -> receipt.key)
                .containsExactly(BOB + "/" + GROUP.text() + "/marks", BOB + "/" + GROUP.text() + "/hidden/1");
    }

    @Test
    void aStrangerLeavesNoTrace() {
        router.decide(in(GROUP, send(DAN, 1)));

        assertThat(router.counted("refused", ErrorCode.CONVERSATION_UNKNOWN.name()))
                .isEqualTo(1);
        assertThat(router.messages.readValuesToList()).hasSize(1);
    }

    private void decide(long user, Consumer<Command.Builder> kind) {
        var command = group(user, id(++commands));
        kind.accept(command);
        router.decide(command.build());
    }

    private double diffused(String how) {
        return router.metrics.counter(CommandMetrics.DIFFUSED, "how", how).count();
    }
}
