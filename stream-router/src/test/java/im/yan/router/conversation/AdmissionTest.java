// SPDX-License-Identifier: Apache-2.0
package im.yan.router.conversation;

import static im.yan.router.Commands.ALICE;
import static im.yan.router.Commands.CHAT;
import static im.yan.router.Commands.GROUP;
import static im.yan.router.Commands.in;
import static im.yan.router.Commands.send;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AdmissionTest {

    @Test
    void aMemberIsAdmitted() {
        assertThat(Admission.of(send(ALICE, 1))).isEqualTo(new Admission.Admitted(CHAT));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "601", "d:602:601", "d:601:601", "d:0601:602", "g:0", "d:601:602:603"})
    void aNameThatIsNoConversationsIsMalformed(String conversationId) {
        var command =
                send(ALICE, 1).toBuilder().setConversationId(conversationId).build();

        assertThat(Admission.of(command)).isEqualTo(new Admission.Turned(Refusal.CONVERSATION_MALFORMED.decision()));
    }

    @Test
    void intoAGroupOnlyItsOwnRulesLetSomebody() {
        assertThat(Admission.of(in(GROUP, send(603, 1)))).isEqualTo(new Admission.Admitted(GROUP));
    }

    @Test
    void aStrangerIsTurnedAway() {
        assertThat(Admission.of(send(603, 1))).isEqualTo(new Admission.Turned(Refusal.NOT_A_MEMBER.decision()));
    }
}
