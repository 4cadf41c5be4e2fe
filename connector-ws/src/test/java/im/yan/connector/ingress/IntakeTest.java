// SPDX-License-Identifier: Apache-2.0
package im.yan.connector.ingress;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class IntakeTest {
    private final TestIngress to = TestIngress.withSession();

    @Test
    void aboveHighWaterWhoSendsIsNotReadUntilThereIsRoomAgain() {
        to.log.acknowledge();
        to.log.offer(5_000);

        to.intake.handedOver(to.session);
        assertThat(isRead()).isFalse();
        assertThat(to.intake.paused()).isEqualTo(1);
        to.log.acknowledge();

        assertThat(isRead()).isTrue();
        assertThat(to.intake.paused()).isZero();
    }

    @Test
    void belowHighWaterEverybodyIsRead() {
        to.log.offer(1_000);

        to.intake.handedOver(to.session);

        assertThat(isRead()).isTrue();
    }

    @Test
    void inAStallEverybodyIsReadSoThatTheyCanBeTold() {
        to.log.offer(5_000);
        to.intake.handedOver(to.session);

        to.log.passes(Duration.ofSeconds(4));
        to.intake.tick();

        assertThat(isRead()).isTrue();
    }

    @Test
    void whileThereIsNoRoomATickResumesNobody() {
        to.log.offer(5_000);
        to.intake.handedOver(to.session);

        to.intake.tick();

        assertThat(isRead()).isFalse();
    }

    private boolean isRead() {
        to.channel.runPendingTasks();
        return to.channel.config().isAutoRead();
    }
}
