// SPDX-License-Identifier: Apache-2.0
package im.yan.dev.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import im.yan.client.HistoryRange;
import im.yan.client.YanClient;
import im.yan.schemas.ConversationId;
import im.yan.schemas.v1.SendAck;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Two users, three devices, two connectors. */
@ExtendWith(WholeStack.class)
class DirectChatIT {
    private final WholeStack whole;

    private final Witness alicePhone = new Witness();
    private final Witness aliceLaptop = new Witness();
    private final Witness bobPhone = new Witness();
    private WholeStack.User alice;
    private WholeStack.User bob;
    private String conversation;

    DirectChatIT(WholeStack whole) {
        this.whole = whole;
        this.alice = whole.newUser("alice");
        this.bob = whole.newUser("bob");
        this.conversation = ConversationId.direct(alice.userId(), bob.userId()).text();
    }

    @BeforeEach
    void theRouterKnowsBoth() {
        // A new account reaches the router through the change feed, a moment after its registration.
        try (var device = whole.device(alice, 0, new Witness())) {
            eventually().ignoreExceptions().until(() -> send(device, "first").getSeq() >= 1);
        }
    }

    @Test
    void aMessageReachesEveryDeviceOnceAndItsSenderLearnsOfIt() throws Exception {
        try (var phone = whole.device(alice, 0, alicePhone);
                var laptop = whole.device(alice, 1, aliceLaptop);
                var bobs = whole.device(bob, 1, bobPhone)) {
            var ack = send(phone, "hello");

            assertThat(ack.getSeq()).isEqualTo(2);
            assertThat(ack.getMessageNo()).isEqualTo(2);
            eventually().untilAsserted(() -> {
                assertThat(bobPhone.texts()).containsExactly("first", "hello");
                assertThat(aliceLaptop.texts()).containsExactly("first", "hello");
                assertThat(alicePhone.texts()).containsExactly("first", "hello");
                assertThat(alicePhone.delivered)
                        .anySatisfy(position -> assertThat(position.getSeq()).isEqualTo(2));
            });
            assertThat(laptop.userId()).isEqualTo(alice.userId());
            assertThat(bobs.userId()).isEqualTo(bob.userId());
        }
    }

    @Test
    void readingShowsAtTheSenderAndOnTheReadersOtherDevicesAndClearsTheCount() throws Exception {
        var bobLaptop = new Witness();
        try (var phone = whole.device(alice, 0, alicePhone);
                var reading = whole.device(bob, 1, bobPhone);
                var other = whole.device(bob, 0, bobLaptop)) {
            var ack = send(phone, "please read");
            eventually()
                    .untilAsserted(() -> assertThat(bobPhone.unread)
                            .anySatisfy(count -> assertThat(count.getUnread()).isEqualTo(2)));

            reading.markRead(conversation, ack.getSeq(), ack.getMessageNo());

            eventually().untilAsserted(() -> {
                assertThat(alicePhone.read)
                        .anySatisfy(position -> assertThat(position.getSeq()).isEqualTo(ack.getSeq()));
                assertThat(bobLaptop.read)
                        .anySatisfy(position -> assertThat(position.getSeq()).isEqualTo(ack.getSeq()));
                assertThat(bobLaptop.unread.getLast().getUnread()).isZero();
                assertThat(bobLaptop.unread.getLast().getTotal()).isZero();
                assertThat(whole.api().conversations(bob.token(), 10, null).conversations())
                        .singleElement()
                        .satisfies(row -> assertThat(row.unread()).isZero());
            });
            assertThat(other.userId()).isEqualTo(bob.userId());
        }
    }

    @Test
    void whoWasAwayFindsEverythingInOrder() throws Exception {
        try (var phone = whole.device(alice, 0, alicePhone)) {
            for (var i = 0; i < 50; i++) {
                send(phone, "away " + i);
            }
        }

        try (var bobs = whole.device(bob, 1, bobPhone)) {
            eventually()
                    .untilAsserted(
                            () -> assertThat(bobPhone.texts()).hasSize(51).endsWith("away 48", "away 49"));
            assertThat(bobs.userId()).isEqualTo(bob.userId());
        }
    }

    @Test
    void historyHasWhatWasSaidAndStrangersLearnNothing() throws Exception {
        try (var phone = whole.device(alice, 0, alicePhone)) {
            send(phone, "for the record");
        }
        var carol = whole.newUser("carol");

        eventually().untilAsserted(() -> {
            var history = whole.api().history(bob.token(), conversation, HistoryRange.latest(10));
            assertThat(history.headSeq()).isEqualTo(2);
            assertThat(history.events()).hasSize(2);
        });
        assertThatCode(() -> whole.api().history(carol.token(), conversation, HistoryRange.latest(10)))
                .isEqualTo("NOT_FOUND");
        try (var stranger = whole.device(carol, 0, new Witness())) {
            assertThatCode(() -> send(stranger, "let me in")).isEqualTo("NOT_A_MEMBER");
        }
        assertThat(whole.api().conversations(carol.token(), 10, null).conversations())
                .isEmpty();
    }

    private SendAck send(YanClient client, String text) throws Exception {
        return client.send(conversation, text).get(30, TimeUnit.SECONDS);
    }

    private static org.assertj.core.api.AbstractStringAssert<?> assertThatCode(Refusal.Attempt attempt) {
        return assertThat(Refusal.codeOf(attempt));
    }

    private static ConditionFactory eventually() {
        return await().atMost(Duration.ofSeconds(30));
    }
}
