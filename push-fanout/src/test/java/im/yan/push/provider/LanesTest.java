// SPDX-License-Identifier: Apache-2.0
package im.yan.push.provider;

import static im.yan.push.provider.Requests.NOW;
import static im.yan.push.provider.Requests.request;
import static im.yan.push.provider.ScriptedProvider.SLOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import im.yan.schemas.v1.PushRequest;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LanesTest {
    private static final Outcome BUSY = new Outcome.Retry(Duration.ZERO, "busy");

    private final ScriptedProvider provider = new ScriptedProvider();
    private final List<Errand> deadLetters = new CopyOnWriteArrayList<>();
    private final List<Throwable> bugs = new CopyOnWriteArrayList<>();
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final ProviderMetrics metrics = new ProviderMetrics(registry);
    private final RetrySchedule retries =
            new RetrySchedule(3, List.of(Duration.ofMillis(20)), RandomGenerator.getDefault());
    private final Clock clock = Clock.fixed(Instant.ofEpochMilli(NOW), ZoneOffset.UTC);
    private final Lanes lanes =
            new Lanes(new Courier(retries, clock, metrics), metrics, (thread, bug) -> bugs.add(bug));

    @AfterEach
    void close() {
        lanes.close();
    }

    @Test
    void deliveriesToOneAddressFollowEachOther() {
        var errands = List.of(add(request(SLOW, 1)), add(request("g:2", 1)), add(request("g:3", 1)));
        await().until(() -> provider.calls().size() == 1);

        provider.letGo(1);

        await().until(() -> errands.stream().allMatch(Errand::isDone));
        assertThat(provider.calls()).extracting(PushRequest::getConversationId).containsExactly(SLOW, "g:2", "g:3");
        assertThat(count("delivered")).isEqualTo(3);
    }

    @Test
    void aSlowAddressHoldsUpNobodyElse() {
        var slow = add(request(SLOW, 1));

        var other = add(request("g:2", 1).toBuilder().setUserId(3_000).build());

        await().until(other::isDone);
        assertThat(slow.isDone()).isFalse();
    }

    @Test
    void aLaterOneOfAConversationTakesThePlaceOfOneThatWaits() {
        add(request(SLOW, 1));
        var earlier = add(request("g:2", 5).toBuilder().setMentioned(true).build());
        var later = add(request("g:2", 6));

        provider.letGo(1);

        await().until(later::isDone);
        assertThat(earlier.isDone()).isTrue();
        assertThat(provider.calls()).hasSize(2).element(1).satisfies(LanesTest::tellsFiveAndSixAndTheMention);
        assertThat(count("replaced")).isEqualTo(1);
    }

    @Test
    void alsoOfOneThatPausesBetweenAttemptsAndItsAttemptsAreCountedAnew() {
        provider.answers(BUSY, BUSY, BUSY);
        var earlier = add(request(SLOW, 5).toBuilder().setMentioned(true).build());
        await().until(() -> provider.calls().size() == 1);
        var later = add(request(SLOW, 6));

        provider.letGo(4);

        await().until(later::isDone);
        assertThat(earlier.isDone()).isTrue();
        assertThat(provider.calls()).hasSize(4).element(3).satisfies(LanesTest::tellsFiveAndSixAndTheMention);
        assertThat(count("retried")).isEqualTo(3);
    }

    @Test
    void aRequestThatComesTwiceCountsItsMessagesOnce() {
        add(request(SLOW, 1));
        add(request("g:2", 5));
        var again = add(request("g:2", 5));

        provider.letGo(1);

        await().until(again::isDone);
        assertThat(provider.calls().getLast()).isEqualTo(request("g:2", 5));
    }

    @Test
    void itIsTriedAgainUntilItSucceeds() {
        provider.answers(BUSY, BUSY);

        var errand = add(request("g:2", 1));

        await().until(errand::isDone);
        assertThat(provider.calls()).hasSize(3);
        assertThat(deadLetters).isEmpty();
    }

    @Test
    void afterTheLastAttemptItIsADeadLetter() {
        provider.answers(BUSY, BUSY, BUSY);

        var errand = add(request("g:2", 1));

        await().until(() -> deadLetters.contains(errand));
        assertThat(errand.reason()).isEqualTo("scripted there: busy, attempt 3 was the last");
        assertThat(errand.isDone()).isFalse();
        assertThat(count("exhausted")).isEqualTo(1);
    }

    @Test
    void whatIsRefusedIsADeadLetterAtOnceAndWhatIsGoneIsNone() {
        provider.answers(new Outcome.Refused("answered 400"), new Outcome.Gone());

        var refused = add(request("g:2", 1));
        var gone = add(request("g:3", 1));

        await().until(gone::isDone);
        assertThat(deadLetters).containsExactly(refused);
        assertThat(provider.calls()).hasSize(2);
    }

    @Test
    void whatIsTooOldOrSomebodyElsesByNowIsNotTold() {
        add(request(SLOW, 1));
        var abandoned = add(request("g:2", 1));
        var outdated = add(request("g:3", 1), NOW - 1);

        abandoned.abandon();
        provider.letGo(1);

        await().until(outdated::isDone);
        assertThat(abandoned.isDone()).isTrue();
        assertThat(provider.calls()).hasSize(1);
        assertThat(count("outdated")).isEqualTo(1);
        assertThat(count("abandoned")).isEqualTo(1);
    }

    @Test
    void aLaneThatHasEndedStartsAgain() {
        var first = add(request("g:2", 1));
        await().until(first::isDone);

        var second = add(request("g:2", 2));

        await().until(second::isDone);
        assertThat(provider.calls()).containsExactly(request("g:2", 1), request("g:2", 2));
    }

    @Test
    void aBugIsNotKeptQuiet() {
        provider.breaks();

        var errand = add(request("g:2", 1));

        await().until(() -> bugs.size() == 1);
        assertThat(bugs.getFirst()).hasMessage("a bug");
        assertThat(errand.isDone()).isFalse();
    }

    private static void tellsFiveAndSixAndTheMention(PushRequest request) {
        assertThat(request)
                .isEqualTo(request(request.getConversationId(), 6).toBuilder()
                        .setFirstSeq(5)
                        .setMessages(2)
                        .setMentioned(true)
                        .build());
    }

    private Errand add(PushRequest request) {
        return add(request, NOW);
    }

    private Errand add(PushRequest request, long untilMillis) {
        var errand = new Errand(Requests.record(1, request), 1, deadLetters::add);
        lanes.add(new Delivery(errand, provider, "there", request, untilMillis));
        return errand;
    }

    private double count(String outcome) {
        var counter = registry.find("yan.push.offline")
                .tags("provider", "scripted", "outcome", outcome)
                .counter();
        return counter == null ? 0 : counter.count();
    }
}
