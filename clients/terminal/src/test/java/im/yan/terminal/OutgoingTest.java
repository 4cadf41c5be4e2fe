// SPDX-License-Identifier: Apache-2.0
package im.yan.terminal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import im.yan.client.SendException;
import im.yan.schemas.v1.ErrorCode;
import im.yan.schemas.v1.SendAck;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class OutgoingTest {
    private final RecordingScreen screen = new RecordingScreen();
    private final Outgoing outgoing = new Outgoing(screen);
    private final CompletableFuture<SendAck> answer = new CompletableFuture<>();

    @Test
    void aMessageThatIsRefusedIsShown() {
        outgoing.message("hello", answer);
        assertThat(outgoing.size()).isEqualTo(1);

        answer.completeExceptionally(new SendException(ErrorCode.MUTED, "You are muted.", false));

        assertThat(screen.shown()).containsExactly("✗ not sent: hello — You are muted.");
        assertThat(outgoing.size()).isZero();
    }

    @Test
    void aCommandThatIsRefusedSaysTheServersSentence() {
        answer.completeExceptionally(new SendException(ErrorCode.ROLE_TOO_LOW, "Only admins may.", false));

        assertThatThrownBy(() -> outgoing.answer(answer.thenApply(ack -> ack)))
                .isInstanceOf(ChatException.class)
                .hasMessage("Only admins may.");
        assertThat(outgoing.size()).isZero();
    }

    @Test
    void theEndWaitsForWhatIsUnanswered() throws ChatException {
        outgoing.message("hello", answer);
        answer.complete(SendAck.getDefaultInstance());

        outgoing.finish();

        assertThat(outgoing.size()).isZero();
        assertThat(screen.shown()).isEmpty();
    }
}
