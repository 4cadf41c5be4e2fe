// SPDX-License-Identifier: Apache-2.0
package im.yan.push.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class HttpCallsTest {
    @Test
    void furtherCallsWaitForTheirTurn() throws Exception {
        try (var server = new Receiver();
                var http = new HttpCalls(Duration.ofSeconds(20), Clock.systemUTC());
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            server.hold();
            Callable<Outcome> call = () -> http.post(to(server), Set.of());
            var outcomes = IntStream.range(0, HttpCalls.AT_A_TIME + 1)
                    .mapToObj(n -> threads.submit(call))
                    .toList();

            await().until(() -> server.calls().size() == HttpCalls.AT_A_TIME);
            await().during(Duration.ofMillis(300)).until(() -> server.calls().size() == HttpCalls.AT_A_TIME);
            server.letGo();

            for (var outcome : outcomes) {
                assertThat(outcome.get()).isEqualTo(new Outcome.Delivered());
            }
        }
    }

    private static HttpRequest to(Receiver server) {
        return HttpRequest.newBuilder(URI.create(server.url("/")))
                .POST(BodyPublishers.noBody())
                .build();
    }
}
