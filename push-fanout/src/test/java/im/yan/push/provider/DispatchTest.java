// SPDX-License-Identifier: Apache-2.0
package im.yan.push.provider;

import static im.yan.push.provider.Requests.NOW;
import static im.yan.push.provider.Requests.record;
import static im.yan.push.provider.Requests.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DispatchTest {
    private static final Duration HOUR = Duration.ofHours(1);

    private final ScriptedProvider provider = new ScriptedProvider();
    private final List<Errand> deadLetters = new ArrayList<>();
    private final ProviderMetrics metrics = new ProviderMetrics(new SimpleMeterRegistry());
    private final Lanes lanes = new Lanes(
            new Courier(RetrySchedule.of(1, RandomGenerator.getDefault()), at(NOW), metrics), metrics, (t, bug) -> {});

    @AfterEach
    void close() {
        lanes.close();
    }

    @Test
    void aRequestIsBroughtToEveryTarget() {
        var another = new ScriptedProvider("another");

        var errand = at(NOW, List.of(provider, another)).take(record(1, request("g:2", 1)));

        await().until(errand::isDone);
        assertThat(provider.calls()).containsExactly(request("g:2", 1));
        assertThat(another.calls()).containsExactly(request("g:2", 1));
    }

    @Test
    void anOldRequestIsToldToNobody() {
        var inTime = at(NOW + HOUR.toMillis(), List.of(provider)).take(record(1, request("g:2", 1)));
        await().until(inTime::isDone);

        var late = at(NOW + HOUR.toMillis() + 1, List.of(provider)).take(record(2, request("g:3", 1)));

        assertThat(late.isDone()).isTrue();
        assertThat(provider.calls()).containsExactly(request("g:2", 1));
    }

    /** Quiet hours: the message is from last night, the request from this morning. */
    @Test
    void aRequestIsAsYoungAsItsRecord() {
        var held = request("g:2", 1).toBuilder()
                .setTimeMillis(NOW - 8 * HOUR.toMillis())
                .build();

        var errand = at(NOW, List.of(provider)).take(record(1, held));

        await().until(errand::isDone);
        assertThat(provider.calls()).containsExactly(held);
    }

    @Test
    void aRequestThatReachesNobodyIsDone() {
        assertThat(at(NOW, List.of()).take(record(1, request("g:2", 1))).isDone())
                .isTrue();
    }

    @Test
    void whatIsNoRequestIsADeadLetter() {
        var nobody = request("g:2", 1).toBuilder().clearUserId().build();
        var dispatch = at(NOW, List.of(provider));

        var garbage = dispatch.take(record(1, new byte[] {-1, -1, -1}));
        var noUser = dispatch.take(record(2, nobody));
        var noConversation = dispatch.take(record(3, request("somewhere", 1)));

        assertThat(deadLetters).containsExactly(garbage, noUser, noConversation).allSatisfy(errand -> {
            assertThat(errand.isDone()).isFalse();
            assertThat(errand.reason()).contains("not a request");
        });
    }

    private Dispatch at(long now, List<Provider> providers) {
        return new Dispatch(providers, lanes, HOUR, at(now), deadLetters::add, metrics);
    }

    private static Clock at(long millis) {
        return Clock.fixed(Instant.ofEpochMilli(millis), ZoneOffset.UTC);
    }
}
