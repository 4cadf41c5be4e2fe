// SPDX-License-Identifier: Apache-2.0
package im.yan.dev.e2e;

import static im.yan.dev.e2e.Person.done;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import im.yan.schemas.v1.ConversationEvent.KindCase;
import im.yan.schemas.v1.GroupSettings;
import im.yan.schemas.v1.HistoryVisibility;
import im.yan.schemas.v1.SendAck;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A group around the size at which it is read instead of written; half of it on each connector. */
@ExtendWith(WholeStack.class)
class LargeGroupIT {
    private static final GroupSettings SETTINGS = GroupSettings.newBuilder()
            .setName("crowd")
            .setHistory(HistoryVisibility.WHOLE_HISTORY)
            .build();

    private final WholeStack whole;
    private final List<Person> people;

    LargeGroupIT(WholeStack whole) {
        this.whole = whole;
        var users = whole.newUsers("crowd", WholeStack.FAN_OUT_MAX + 2);
        people = IntStream.range(0, users.size())
                .mapToObj(i -> Person.on(whole, users.get(i), i % 2))
                .toList();
    }

    @AfterEach
    void close() {
        people.forEach(Person::close);
    }

    @Test
    void everybodyOnlineHasEveryMessageOnceThoughNobodyHasAnInboxForIt() throws Exception {
        var group = found(people.size());
        var owner = people.getFirst();
        for (var i = 0; i < 20; i++) {
            done(people.get(i % people.size()).in(group).send("message " + i));
        }
        done(owner.in(group)
                .mention("you two", List.of(people.get(1).id(), people.get(2).id())));

        var all = LongStream.rangeClosed(1, 22).boxed().toList();
        for (var person : people) {
            eventually()
                    .untilAsserted(() -> assertThat(person.saw().seqsIn(group)).containsExactlyElementsOf(all));
        }
        eventually().untilAsserted(() -> {
            assertThat(people.get(1).saw().lastUnreadIn(group)).hasValueSatisfying(count -> {
                assertThat(count.getPulled()).isTrue();
                assertThat(count.getMentions()).isEqualTo(1);
            });
            // Her own was the twentieth; the mention came after it.
            assertThat(whole.api().unread(people.get(3).token()).conversations())
                    .filteredOn(entry -> entry.conversationId().equals(group))
                    .singleElement()
                    .satisfies(entry -> assertThat(entry.unread()).isEqualTo(1));
        });
    }

    @Test
    void whoWasAwayFindsEverythingAndWhoIsRemovedGetsNothingMore() throws Exception {
        var group = found(people.size());
        var away = people.get(1);
        var removed = people.get(2);
        away.close();
        done(people.getFirst().in(group).send("while one is away"));

        done(people.getFirst().group(group).remove(List.of(removed.id())));
        done(people.getFirst().in(group).send("after the removal"));

        try (var back = Person.on(whole, away.user(), 1)) {
            eventually()
                    .untilAsserted(() -> assertThat(back.saw().textsIn(group))
                            .containsExactly("while one is away", "after the removal"));
            done(people.getFirst().in(group).send("and live again"));
            eventually()
                    .untilAsserted(() -> assertThat(back.saw().textsIn(group)).endsWith("and live again"));
        }
        eventually()
                .untilAsserted(() -> assertThat(removed.saw().kindsIn(group)).endsWith(KindCase.MEMBERS_REMOVED));
        assertThat(removed.saw().textsIn(group)).containsExactly("while one is away");
    }

    @Test
    void crossingTheLimitUpAndDownUnderLoadLosesAndRepeatsNothing() throws Exception {
        var group = found(WholeStack.FAN_OUT_MAX);
        var owner = people.getFirst();
        var crossing = people.getLast();
        List<CompletableFuture<SendAck>> answers = new ArrayList<>();
        for (var round = 0; round < 6; round++) {
            for (var i = 0; i < 5; i++) {
                answers.add(people.get(i).in(group).send("round " + round + " by " + i));
            }
            answers.add(
                    round % 2 == 0
                            ? owner.group(group).add(List.of(crossing.id()))
                            : owner.group(group).remove(List.of(crossing.id())));
            for (var i = 0; i < 5; i++) {
                answers.add(people.get(i).in(group).send("still " + round + " by " + i));
            }
        }
        for (var answer : answers) {
            done(answer);
        }

        var all = LongStream.rangeClosed(1, 1 + answers.size()).boxed().toList();
        for (var person : people.subList(0, WholeStack.FAN_OUT_MAX)) {
            eventually()
                    .untilAsserted(() -> assertThat(person.saw().seqsIn(group)).containsExactlyElementsOf(all));
        }
        assertThat(crossing.saw().seqsIn(group)).doesNotHaveDuplicates();
    }

    private String found(int size) throws Exception {
        var others = people.subList(1, size).stream().map(Person::id).toList();
        return done(people.getFirst().client().groups().create(SETTINGS, others))
                .getConversationId();
    }

    private static ConditionFactory eventually() {
        return await().atMost(Duration.ofSeconds(40));
    }
}
