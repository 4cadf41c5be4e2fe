// SPDX-License-Identifier: Apache-2.0
package im.yan.testkit.guarantee;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class VerdictTest {
    private static final String CONVERSATION = "d:1:2";

    private final Run run = new Run();
    private final View log = run.view("log", conversation -> true);
    private final View phone = run.view("bob's phone", CONVERSATION::equals);

    VerdictTest() {
        for (var message : List.of("a", "b", "c")) {
            run.sent(1, CONVERSATION, message);
        }
    }

    @Test
    void aCompleteRunIsKept() {
        acked("a", 1);
        acked("b", 2);
        acked("c", 3);
        see(log, "a", "b", "c");
        see(phone, "a", "b", "c");

        assertThat(Verdict.on(run)).hasToString("0 lost, 0 doubled, 0 gaps, 0 reordered over 3 messages (3 acked)");
        Verdict.on(run).requireKept();
    }

    @Test
    void anAckedMessageThatADeviceNeverSawIsLost() {
        acked("a", 1);
        see(log, "a");

        assertThat(of("lost")).containsExactly("a was acked at seq 1 of d:1:2, but bob's phone did not see it there");
    }

    @Test
    void anAckedMessageAtAnotherPositionIsLost() {
        acked("a", 2);
        see(log, "a");
        see(phone, "a");

        assertThat(of("lost")).hasSize(2);
    }

    @Test
    void aMessageThatWasNeverAckedMayBeMissing() {
        see(log, "a");

        assertThat(of("lost")).isEmpty();
    }

    @Test
    void aDeviceOwesOnlyTheConversationsOfItsUser() {
        run.acked(new Run.Ack("d:3:4", "x", 1));
        log.saw(new Seen("d:3:4", 1, "x"));

        Verdict.on(run).requireKept();
    }

    @Test
    void aMessageAtTwoPositionsIsDoubled() {
        see(log, "a", "a");

        assertThat(of("doubled")).containsExactly("log saw a of d:1:2 twice: at seq 1 and at seq 2");
    }

    @Test
    void aRepeatOnOneDeviceIsDoubled() {
        phone.saw(new Seen(CONVERSATION, 1, "a"));
        phone.saw(new Seen(CONVERSATION, 1, "a"));

        assertThat(of("doubled")).hasSize(1);
        assertThat(of("gaps")).hasSize(1);
    }

    @Test
    void aResendThatIsAckedWithOtherNumbersIsDoubled() {
        acked("a", 1);
        acked("a", 1);
        acked("a", 2);
        see(log, "a");
        see(phone, "a");

        assertThat(of("doubled")).containsExactly("a was acked at several positions: [1, 2]");
    }

    @Test
    void aMissingNumberIsAGap() {
        log.saw(new Seen(CONVERSATION, 1, "a"));
        log.saw(new Seen(CONVERSATION, 3, "b"));

        assertThat(of("gaps")).containsExactly("log saw seq 3 of d:1:2 where 2 was due");
    }

    @Test
    void aConversationThatDoesNotBeginAtOneIsAGap() {
        phone.saw(new Seen(CONVERSATION, 2, "b"));

        assertThat(of("gaps")).hasSize(1);
    }

    @Test
    void whoComesAndGoesOwesNothingAndMayHaveGaps() {
        var guest = run.partialView("a guest");
        acked("b", 2);
        acked("c", 4);
        log.saw(new Seen(CONVERSATION, 1, "a"));
        see(phone, "a", "b", "x", "c");

        guest.saw(new Seen(CONVERSATION, 2, "b"));
        guest.saw(new Seen(CONVERSATION, 4, "c"));

        assertThat(Verdict.on(run).violations().values().stream().flatMap(List::stream))
                .noneMatch(violation -> violation.contains("a guest"));
    }

    @Test
    void whoComesAndGoesSeesInOrderAndOnceWhatOthersSee() {
        var guest = run.partialView("a guest");
        see(phone, "a", "b", "c");

        guest.saw(new Seen(CONVERSATION, 3, "c"));
        guest.saw(new Seen(CONVERSATION, 1, "x"));
        guest.saw(new Seen(CONVERSATION, 1, "x"));

        assertThat(of("gaps"))
                .containsExactly(
                        "a guest saw seq 1 of d:1:2 where 4 was due", "a guest saw seq 1 of d:1:2 where 2 was due");
        assertThat(of("doubled")).containsExactly("a guest saw x of d:1:2 twice: at seq 1 and at seq 1");
        assertThat(of("reordered")).contains("seq 1 of d:1:2 is a for bob's phone, but x for a guest");
    }

    @Test
    void twoObserversOfDifferentOrdersAreReordered() {
        see(log, "a", "b");
        see(phone, "b", "a");

        assertThat(of("reordered"))
                .contains("seq 1 of d:1:2 is a for log, but b for bob's phone")
                .contains("bob's phone saw a of d:1:2 after b, which was sent later");
    }

    @Test
    void aBrokenRunNamesItsFirstViolations() {
        see(log, "b", "a");

        assertThatThrownBy(() -> Verdict.on(run).requireKept())
                .hasMessageContaining("1 reordered")
                .hasMessageContaining("log saw a of d:1:2 after b");
    }

    private Stream<String> violations(String name) {
        return Verdict.on(run).violations().getOrDefault(name, List.of()).stream();
    }

    private List<String> of(String name) {
        return violations(name).toList();
    }

    private void acked(String message, long seq) {
        run.acked(new Run.Ack(CONVERSATION, message, seq));
    }

    private static void see(View view, String... messages) {
        for (int i = 0; i < messages.length; i++) {
            view.saw(new Seen(CONVERSATION, i + 1, messages[i]));
        }
    }
}
