// SPDX-License-Identifier: Apache-2.0
package im.yan.connector.ingress;

import static org.assertj.core.api.Assertions.assertThat;

import im.yan.schemas.Topics;
import im.yan.schemas.v1.ClientFrame;
import im.yan.schemas.v1.ErrorCode;
import im.yan.schemas.v1.Signal;
import im.yan.schemas.v1.SignalRecord;
import im.yan.schemas.v1.SignalRequest;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class SignalFramesTest {
    private final TestIngress to = TestIngress.withSession();

    @Test
    void aSignalSaysWhoTypesWhereAndIsKeyedByTheConversation() {
        signal("d:7:9", true);

        assertThat(to.log.records(Topics.SIGNALS.name()).getFirst().key()).isEqualTo("d:7:9");
        assertThat(to.log.signals())
                .containsExactly(SignalRecord.newBuilder()
                        .setConversationId("d:7:9")
                        .setSignal(Signal.newBuilder()
                                .setConversationId("d:7:9")
                                .setUserId(7)
                                .setTyping(true))
                        .build());
        assertThat(to.isSilent()).isTrue();
    }

    @Test
    void whoTypesOnAndOnIsPassedOnNowAndThen() {
        signal("g:5", true);
        signal("g:5", true);
        signal("g:6", true);
        to.log.passes(Duration.ofSeconds(2));
        signal("g:5", true);

        assertThat(to.log.signals()).extracting(SignalRecord::getConversationId).containsExactly("g:5", "g:6", "g:5");
    }

    @Test
    void aSignalIntoSomebodyElsesConversationIsRefused() {
        signal("d:8:9", true);
        signal("nonsense", true);

        assertThat(to.frame().getError().getCode()).isEqualTo(ErrorCode.NOT_A_MEMBER);
        assertThat(to.frame().getError().getCode()).isEqualTo(ErrorCode.INVALID_ARGUMENT);
        assertThat(to.log.signals()).isEmpty();
    }

    @Test
    void whileTheLogIsStalledSignalsAreDroppedWithoutAWord() {
        to.log.stall();

        signal("d:7:9", true);

        assertThat(to.log.signals()).isEmpty();
        assertThat(to.isSilent()).isTrue();
    }

    private void signal(String conversationId, boolean typing) {
        var request =
                SignalRequest.newBuilder().setConversationId(conversationId).setTyping(typing);
        to.frames
                .signals()
                .signal(
                        to.session,
                        to.identity(),
                        ClientFrame.newBuilder().setSignal(request).build());
    }
}
