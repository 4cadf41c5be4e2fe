// SPDX-License-Identifier: Apache-2.0
package im.yan.bench.measuring;

import im.yan.client.ClientResources;
import im.yan.client.ConnectionState;
import im.yan.client.PositionStore;
import im.yan.client.StartAt;
import im.yan.client.YanApi;
import im.yan.client.YanClient;
import im.yan.client.YanListener;
import im.yan.dev.stack.Stack;
import im.yan.schemas.v1.ConversationEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Everybody who is connected, in one JVM over shared resources; the stopwatch is told what they hear. */
public final class Online implements AutoCloseable {
    /** More at once than the system lets wait for a socket to be accepted would only have to try again. */
    private static final int CONNECTING_MAX = 100;

    private static final Duration CONNECT_TIMEOUT = Duration.ofMinutes(2);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(50);

    private final ClientResources resources = ClientResources.create();
    private final List<YanClient> clients = new ArrayList<>();
    private final Map<String, Long> reached = new ConcurrentHashMap<>();
    private volatile Stopwatch stopwatch = new Stopwatch(1);

    private Online() {}

    /**
     * Returns when all of them are.
     *
     * @param reached conversations whose past nobody wants to hear, and how far that goes
     */
    public static Online connect(Stack stack, List<Person> people, Map<String, Long> reached)
            throws InterruptedException {
        var online = new Online();
        try {
            var api = new YanApi(stack.api(), online.resources.http());
            for (var from = 0; from < people.size(); from += CONNECTING_MAX) {
                var some = people.subList(from, Math.min(people.size(), from + CONNECTING_MAX));
                some.forEach(person -> online.clients.add(online.connect(stack, api, person, reached)));
                online.awaitOpen();
            }
            return online;
        } catch (InterruptedException | RuntimeException e) {
            online.close();
            throw e;
        }
    }

    /** In the order of the people. */
    public List<YanClient> clients() {
        return List.copyOf(clients);
    }

    /** How far the conversations have come in which somebody of these did something. */
    public Map<String, Long> reached() {
        return Map.copyOf(reached);
    }

    /** Deliveries are reported to this one from now on. */
    void observe(Stopwatch next) {
        stopwatch = next;
    }

    @Override
    public void close() {
        clients.forEach(YanClient::close);
        resources.close();
    }

    private YanClient connect(Stack stack, YanApi api, Person person, Map<String, Long> past) {
        var positions = PositionStore.inMemory();
        past.forEach(positions::hold);
        return YanClient.builder()
                .api(api)
                .token(person::token)
                .device("bench", "benchmark")
                .connectors(stack::connectors)
                .resources(resources)
                .newConversations(StartAt.HEAD)
                .positions(positions)
                .listener(new Ears(person.userId()))
                .build()
                .connect();
    }

    private void awaitOpen() throws InterruptedException {
        var deadline = System.nanoTime() + CONNECT_TIMEOUT.toNanos();
        while (clients.stream().anyMatch(client -> client.state() != ConnectionState.OPEN)) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("not every user could connect within " + CONNECT_TIMEOUT.toSeconds()
                        + " s; look at the connector's log");
            }
            Thread.sleep(LOOK_AGAIN);
        }
    }

    /** Tells the stopwatch what somebody else sent. */
    private final class Ears implements YanListener {
        private final long me;

        Ears(long me) {
            this.me = me;
        }

        @Override
        public void onEvent(ConversationEvent event) {
            if (event.getActorId() == me) {
                reached.merge(event.getConversationId(), event.getSeq(), Math::max);
            } else {
                stopwatch.delivered(event.getClientMsgId());
            }
        }
    }
}
