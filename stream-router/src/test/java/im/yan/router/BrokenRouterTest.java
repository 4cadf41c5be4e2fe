// SPDX-License-Identifier: Apache-2.0
package im.yan.router;

import static im.yan.router.Commands.ALICE;
import static im.yan.router.Commands.BOB;
import static im.yan.router.Commands.CHAT;
import static im.yan.router.Commands.id;
import static im.yan.router.Commands.send;
import static org.assertj.core.api.Assertions.assertThat;

import im.yan.router.conversation.Numbering;
import im.yan.router.conversation.Resends;
import im.yan.router.conversation.Rules;
import im.yan.schemas.v1.CommandAnswered;
import im.yan.schemas.v1.ConversationEvent;
import im.yan.schemas.v1.InboxEntry;
import im.yan.testkit.guarantee.Run;
import im.yan.testkit.guarantee.Seen;
import im.yan.testkit.guarantee.Verdict;
import org.junit.jupiter.api.Test;

/** Deliberately broken rules, and guarantees that notice: a checker that never complains would prove nothing. */
class BrokenRouterTest {
    private static final int MESSAGES = 20;

    private static final Numbering FROM_THE_CLOCK =
            (head, messages, arrival) -> Numbering.GAP_FREE.next(head, messages, arrival).toBuilder()
                    .setSeq(arrival.timeMillis())
                    .build();

    @Test
    void theRulesKeepEveryGuarantee() {
        verdictOn(Rules.standard(500)).requireKept();
    }

    @Test
    void withoutMemoryOfAnswersMessagesAreDoubled() {
        var verdict = verdictOn(new Rules(Numbering.GAP_FREE, new Resends(0), 500));

        // Every second one was sent twice: the log has it twice, Bob sees it twice, and its answers differ.
        assertThat(verdict.violations().get("doubled")).hasSize(3 * MESSAGES / 2);
        assertThat(verdict.violations().get("gaps")).isEmpty();
    }

    @Test
    void withNumbersFromTheClockThereAreGaps() {
        var verdict = verdictOn(new Rules(FROM_THE_CLOCK, Rules.standard(500).resends(), 500));

        assertThat(verdict.violations().get("gaps")).isNotEmpty();
        assertThat(verdict.violations().get("doubled")).isEmpty();
    }

    private static Verdict verdictOn(Rules rules) {
        var run = new Run();
        try (var router = new RouterDriver(rules)) {
            for (int n = 1; n <= MESSAGES; n++) {
                run.sent(ALICE, CHAT.text(), id(n));
                router.decide(send(ALICE, n));
                if (n % 2 == 0) {
                    router.decide(send(ALICE, n));
                }
            }
            note(router, run);
        }
        return Verdict.on(run);
    }

    private static void note(RouterDriver router, Run run) {
        var log = run.view("log", conversation -> true);
        var bob = run.view("bob", conversation -> true);
        router.messages.readValuesToList().forEach(event -> log.saw(seen(event)));
        for (var entry : router.inbox.readValuesToList()) {
            if (entry.getOwnerId() == BOB) {
                bob.saw(seen(entry.getEvent()));
            } else {
                run.acked(ack(entry));
            }
        }
    }

    private static Run.Ack ack(InboxEntry entry) {
        CommandAnswered answered = entry.getAnswered();
        return new Run.Ack(
                answered.getConversationId(),
                answered.getClientMsgId(),
                answered.getAccepted().getSeq());
    }

    private static Seen seen(ConversationEvent event) {
        return new Seen(event.getConversationId(), event.getSeq(), event.getClientMsgId());
    }
}
