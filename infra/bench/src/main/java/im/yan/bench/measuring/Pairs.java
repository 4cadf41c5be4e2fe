// SPDX-License-Identifier: Apache-2.0
package im.yan.bench.measuring;

import im.yan.client.YanApi;
import im.yan.dev.stack.Stack;
import im.yan.schemas.ConversationId;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

/** Everybody who is online: users 2i and 2i+1 talk to each other. */
public final class Pairs implements AutoCloseable {
    private static final int REGISTRATIONS_AT_ONCE = 2;
    private static final String PASSWORD = "bench-password";

    private final List<Person> people;
    private final Online online;

    private Pairs(List<Person> people, Online online) {
        this.people = people;
        this.online = online;
    }

    public static Pairs connect(Stack stack, int users) throws InterruptedException {
        var people = register(new YanApi(stack.api()), users);
        return new Pairs(people, Online.connect(stack, people, Map.of()));
    }

    public Talk talk() {
        var clients = online.clients();
        var speakers = IntStream.range(0, people.size())
                .mapToObj(i -> new Speaker(clients.get(i), conversation(people.get(i), people.get(i ^ 1))))
                .toList();
        return new Talk(online, speakers, 1);
    }

    @Override
    public void close() {
        online.close();
    }

    private static String conversation(Person one, Person other) {
        return ConversationId.direct(one.userId(), other.userId()).text();
    }

    private static List<Person> register(YanApi api, int users) throws InterruptedException {
        try (ExecutorService workers = Executors.newFixedThreadPool(REGISTRATIONS_AT_ONCE)) {
            var all = IntStream.range(0, users)
                    .mapToObj(i -> CompletableFuture.supplyAsync(() -> register(api, "bench-" + i), workers))
                    .toList();
            return all.stream().map(CompletableFuture::join).toList();
        }
    }

    private static Person register(YanApi api, String name) {
        api.register(name, PASSWORD, null);
        var login = api.login(name, PASSWORD);
        return new Person(login.userId(), login.token());
    }
}
