// SPDX-License-Identifier: Apache-2.0
package im.yan.api.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import im.yan.api.refusal.Refusal;
import im.yan.schemas.v1.Downlink;
import im.yan.schemas.v1.ErrorCode;
import im.yan.schemas.v1.Pong;
import im.yan.schemas.v1.SendAck;
import im.yan.schemas.v1.ServerFrame;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class PendingAnswersTest {
    private static final Duration A_MOMENT = Duration.ofMillis(20);

    private final PendingAnswers pending = new PendingAnswers(3, 2);

    @Test
    void anAnswerReachesTheRequestItIsForAndNoOther() {
        try (var one = pending.begin(1);
                var other = pending.begin(1)) {
            pending.handOut(ack(7, "somebody's", one.sessionId()));

            assertThat(one.await(A_MOMENT).getSendAck().getSeq()).isEqualTo(7);
            assertCode(ErrorCode.UNAVAILABLE, () -> other.await(A_MOMENT));
        }
    }

    @Test
    void onlyAnAckOrAnErrorIsAnAnswer() {
        try (var one = pending.begin(1)) {
            pending.handOut(Downlink.newBuilder()
                    .addSessionIds(one.sessionId())
                    .setFrame(ServerFrame.newBuilder().setPong(Pong.getDefaultInstance()))
                    .build());
            pending.handOut(ack(7, one.sessionId()));

            assertThat(one.await(A_MOMENT).getSendAck().getSeq()).isEqualTo(7);
        }
    }

    @Test
    void aRefusalEndsTheWaiting() {
        try (var one = pending.begin(1)) {
            one.fail(Refusal.of(ErrorCode.CONTENT_TOO_LARGE, "too large"));

            assertCode(ErrorCode.CONTENT_TOO_LARGE, () -> one.await(A_MOMENT));
        }
    }

    @Test
    void oneUserCannotTakeAllTheRoom() {
        try (var first = pending.begin(1);
                var second = pending.begin(1)) {
            assertCode(ErrorCode.RATE_LIMITED, () -> pending.begin(1));

            try (var ofAnother = pending.begin(2)) {
                assertThat(pending.count()).isEqualTo(3);
                assertThat(first.sessionId()).isNotEqualTo(second.sessionId()).isNotEqualTo(ofAnother.sessionId());
            }
        }
    }

    @Test
    void oneMoreThanTheRoomAllowsIsRefusedUntilOneHasLeft() {
        try (var first = pending.begin(1);
                var second = pending.begin(2)) {
            var third = pending.begin(3);
            assertCode(ErrorCode.OVERLOADED, () -> pending.begin(4));

            third.close();
            third.close();

            try (var fourth = pending.begin(4)) {
                assertThat(pending.count()).isEqualTo(3);
                assertCode(ErrorCode.OVERLOADED, () -> pending.begin(5));
                assertThat(fourth.sessionId()).startsWith("http-");
            }
            assertThat(first.sessionId()).isNotEqualTo(second.sessionId());
        }
    }

    @Test
    void nothingIsKeptOfWhoHasLeft() {
        pending.begin(1).close();
        try (var all = pending.begin(2)) {
            assertThat(pending.count()).isEqualTo(1);
            pending.handOut(ack(1, all.sessionId()));
        }

        assertThat(pending.count()).isZero();
        assertThat(pending.users()).isZero();
    }

    private static Downlink ack(long seq, String... sessions) {
        return Downlink.newBuilder()
                .addAllSessionIds(List.of(sessions))
                .setFrame(
                        ServerFrame.newBuilder().setSendAck(SendAck.newBuilder().setSeq(seq)))
                .build();
    }

    private static void assertCode(ErrorCode code, Runnable refused) {
        assertThatThrownBy(refused::run)
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refusal -> assertThat(refusal.error().getCode()).isEqualTo(code));
    }
}
