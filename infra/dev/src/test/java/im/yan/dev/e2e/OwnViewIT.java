// SPDX-License-Identifier: Apache-2.0
package im.yan.dev.e2e;

import static im.yan.dev.e2e.Person.done;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import im.yan.client.YanClient;
import im.yan.schemas.ConversationId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Receipts, unread counts and a user's own view, over two devices of one user. */
@ExtendWith(WholeStack.class)
class OwnViewIT {
    private final WholeStack whole;
    private final Person ann;
    private final Person ben;
    private final Person cyd;
    private final Witness bensLaptop = new Witness();
    private final YanClient laptop;

    OwnViewIT(WholeStack whole) {
        this.whole = whole;
        var users = whole.newUsers("reader", 3);
        ann = Person.on(whole, users.get(0), 0);
        ben = Person.on(whole, users.get(1), 1);
        cyd = Person.on(whole, users.get(2), 0);
        laptop = whole.device(ben.user(), 0, bensLaptop);
    }

    @AfterEach
    void close() {
        List.of(ann, ben, cyd).forEach(Person::close);
        laptop.close();
    }

    @Test
    void theSenderSeesHowFarEachMemberHasCome() throws Exception {
        var group = groupOfThree();
        var message = done(ann.in(group).send("read me"));
        eventually().until(() -> !ben.saw().textsIn(group).isEmpty());

        ben.in(group).markRead(message.getSeq(), message.getMessageNo());

        eventually().untilAsserted(() -> {
            assertThat(ann.saw().positions)
                    .anySatisfy(moved -> assertThat(moved.getPositionsList()).anySatisfy(position -> {
                        assertThat(position.getUserId()).isEqualTo(ben.id());
                        assertThat(position.getReadSeq()).isEqualTo(message.getSeq());
                    }));
            var receipts = whole.api().receipts(ann.token(), group, message.getSeq(), 10, 0);
            assertThat(receipts.members()).isEqualTo(2);
            assertThat(receipts.delivered()).isEqualTo(2);
            assertThat(receipts.read()).isEqualTo(1);
            assertThat(receipts.readers()).containsExactly(ben.id());
            assertThat(bensLaptop.lastUnreadIn(group))
                    .hasValueSatisfying(count -> assertThat(count.getUnread()).isZero());
        });
    }

    @Test
    void aMutedConversationCountsApartAndAMarkMadeByHandGoesWithReading() throws Exception {
        var group = groupOfThree();
        var direct = ConversationId.direct(ann.id(), ben.id()).text();
        done(ben.in(group).muteUntil(Instant.now().plus(Duration.ofHours(1))));
        done(ann.in(group).send("noise"));
        var message = done(ann.in(direct).send("for you"));

        eventually().untilAsserted(() -> {
            assertThat(bensLaptop.lastUnreadIn(group)).hasValueSatisfying(count -> {
                assertThat(count.getMuted()).isTrue();
                assertThat(count.getUnread()).isEqualTo(1);
            });
            assertThat(bensLaptop.lastUnreadIn(direct)).hasValueSatisfying(count -> {
                assertThat(count.getTotal()).isEqualTo(1);
                assertThat(count.getTotalMuted()).isEqualTo(1);
            });
            var overview = whole.api().unread(ben.token());
            assertThat(overview.total()).isEqualTo(1);
            assertThat(overview.totalMuted()).isEqualTo(1);
            assertThat(bensLaptop.marks)
                    .anySatisfy(marks -> assertThat(marks.getMutedUntilMillis()).isPositive());
        });

        ben.in(direct).markRead(message.getSeq(), message.getMessageNo());
        done(ben.in(direct).markUnread());
        eventually()
                .untilAsserted(() -> assertThat(bensLaptop.lastUnreadIn(direct))
                        .hasValueSatisfying(
                                count -> assertThat(count.getMarkedUnread()).isTrue()));
        ben.in(direct).markRead(message.getSeq(), message.getMessageNo());
        eventually().untilAsserted(() -> {
            assertThat(bensLaptop.lastUnreadIn(direct)).hasValueSatisfying(count -> {
                assertThat(count.getMarkedUnread()).isFalse();
                assertThat(count.getUnread()).isZero();
            });
            assertThat(whole.api().unread(ben.token()).total()).isZero();
        });
    }

    @Test
    void whoLeavesNoLongerCountsTheGroup() throws Exception {
        var group = groupOfThree();
        done(ann.in(group).send("one"));
        eventually()
                .untilAsserted(() -> assertThat(bensLaptop.lastUnreadIn(group))
                        .hasValueSatisfying(
                                count -> assertThat(count.getTotal()).isEqualTo(1)));

        done(ben.group(group).leave());

        eventually().untilAsserted(() -> {
            assertThat(bensLaptop.lastUnreadIn(group)).hasValueSatisfying(count -> {
                assertThat(count.getLeft()).isTrue();
                assertThat(count.getTotal()).isZero();
            });
            assertThat(whole.api().unread(ben.token()).total()).isZero();
        });
    }

    private String groupOfThree() throws Exception {
        return done(ann.client().groups().create("readers", List.of(ben.id(), cyd.id())))
                .getConversationId();
    }

    private static ConditionFactory eventually() {
        return await().atMost(Duration.ofSeconds(30));
    }
}
