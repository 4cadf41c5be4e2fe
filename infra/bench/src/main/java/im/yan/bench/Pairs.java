// SPDX-License-Identifier: Apache-2.0
package im.yan.bench;

import im.yan.client.ClientResources;
import im.yan.client.ConnectionState;
import im.yan.client.YanApi;
import im.yan.client.YanClient;
import im.yan.client.YanListener;
import im.yan.dev.stack.Stack;
import im.yan.schemas.ConversationId;
import im.yan.schemas.v1.Content;
import im.yan.schemas.v1.ConversationEvent;
import im.yan.schemas.v1.SendAck;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

/** Everybody who is online: users 2i and 2i+1 talk to each other. */
final class Pairs implements AutoCloseable {
    private static final int REGISTRATIONS_AT_ONCE = 2;
    private static final Duration CONNECT_TIMEOUT = Duration.ofMinutes(2);
    private static final String PASSWORD = "bench-password";

    /** One who sends, and where to. */
    record Speaker(YanClient client, String conversationId) {
        CompletableFuture<SendAck> send(String clientMsgId, Content content) {
            return client.send(conversationId, clientMsgId, content);
        }
    }

    private final ClientResources resources;
    private final List<Speaker> speakers = new ArrayList<>();
    private volatile Stopwatch stopwatch = new Stopwatch();

    private Pairs(ClientResources resources) {
        this.resources = resources;
    }

    static Pairs connect(Stack stack, int users) throws InterruptedException {
        var pairs = new Pairs(ClientResources.create());
        try {
            var api = new YanApi(stack.api());
            var tokens = register(api, users);
            for (var i = 0; i < users; i++) {
                var me = tokens.get(i);
                var peer = tokens.get(i ^ 1);
                pairs.add(
                        stack,
                        api,
                        me,
                        ConversationId.direct(me.userId(), peer.userId()).text());
            }
            pairs.awaitOpen();
            return pairs;
        } catch (InterruptedException | RuntimeException e) {
            pairs.close();
            throw e;
        }
    }

    /** Deliveries are reported to this one from now on. */
    void observe(Stopwatch next) {
        stopwatch = next;
    }

    Speaker any(SplittableRandom random) {
        return speakers.get(random.nextInt(speakers.size()));
    }

    @Override
    public void close() {
        speakers.forEach(speaker -> speaker.client().close());
        resources.close();
    }

    private record User(long userId, String token) {}

    private static List<User> register(YanApi api, int users) throws InterruptedException {
        try (ExecutorService workers = Executors.newFixedThreadPool(REGISTRATIONS_AT_ONCE)) {
            var all = IntStream.range(0, users)
                    .mapToObj(i -> CompletableFuture.supplyAsync(() -> register(api, "bench-" + i), workers))
                    .toList();
            return all.stream().map(CompletableFuture::join).toList();
        }
    }

    private static User register(YanApi api, String name) {
        api.register(name, PASSWORD, null);
        var login = api.login(name, PASSWORD);
        return new User(login.userId(), login.token());
    }

    private void add(Stack stack, YanApi api, User me, String conversationId) {
        var client = YanClient.builder()
                .api(api)
                .token(me::token)
                .device("bench", "benchmark")
                .connectors(stack::connectors)
                .resources(resources)
                .listener(new Ears(me.userId()))
                .build();
        speakers.add(new Speaker(client.connect(), conversationId));
    }

    private void awaitOpen() throws InterruptedException {
        var deadline = System.nanoTime() + CONNECT_TIMEOUT.toNanos();
        while (speakers.stream().anyMatch(speaker -> speaker.client().state() != ConnectionState.OPEN)) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("not every user could connect within " + CONNECT_TIMEOUT.toSeconds()
                        + " s; look at the connector's log");
            }
            Thread.sleep(Duration.ofMillis(50));
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
            if (event.getActorId() != me) {
                stopwatch.delivered(event.getClientMsgId());
            }
        }
    }
}
