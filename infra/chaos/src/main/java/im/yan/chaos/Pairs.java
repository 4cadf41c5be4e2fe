// SPDX-License-Identifier: Apache-2.0
package im.yan.chaos;

import im.yan.client.ClientResources;
import im.yan.client.ConnectionState;
import im.yan.client.YanApi;
import im.yan.dev.stack.Stack;
import im.yan.schemas.ConversationId;
import im.yan.schemas.v1.Content;
import im.yan.schemas.v1.Text;
import im.yan.testkit.guarantee.Run;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/** Users in pairs, three devices a pair over two connectors, and the messages they send. Notes everything in the run. */
final class Traffic implements AutoCloseable {
    private static final Duration CONNECT_TIMEOUT = Duration.ofMinutes(1);
    private static final String PASSWORD = "chaos-password";

    private final ChaosPlan plan;
    private final Run run;
    private final SplittableRandom random;
    private final ClientResources resources = ClientResources.create();
    private final OutputMeter output = new OutputMeter();
    private final List<User> users = new ArrayList<>();
    private final List<Device> devices = new ArrayList<>();
    private final Map<String, AtomicInteger> acked = new ConcurrentHashMap<>();
    private final AtomicInteger answered = new AtomicInteger();
    private final Queue<String> failures = new ConcurrentLinkedQueue<>();

    private Traffic(ChaosPlan plan, Run run) {
        this.plan = plan;
        this.run = run;
        this.random = new SplittableRandom(plan.seed());
    }

    static Traffic connect(Stack stack, ChaosPlan plan, Run run) throws InterruptedException {
        var traffic = new Traffic(plan, run);
        try {
            var api = new YanApi(stack.api());
            for (var pair = 0; pair < plan.pairs(); pair++) {
                traffic.addPair(stack, api, "a%d".formatted(pair), "b%d".formatted(pair));
            }
            traffic.awaitOpen();
            return traffic;
        } catch (InterruptedException | RuntimeException e) {
            traffic.close();
            throw e;
        }
    }

    private void addPair(Stack stack, YanApi api, String one, String other) {
        var a = register(api, "chaos-" + one);
        var b = register(api, "chaos-" + other);
        var conversation = ConversationId.direct(a.userId(), b.userId()).text();
        a = a.in(conversation);
        b = b.in(conversation);
        users.addAll(List.of(a, b));
        devices.add(new Device(stack, api, a, "phone", 0, resources, run, output));
        devices.add(new Device(stack, api, a, "laptop", 1, resources, run, output));
        devices.add(new Device(stack, api, b, "phone", 1, resources, run, output));
    }

    private static User register(YanApi api, String name) {
        api.register(name, PASSWORD, null);
        var login = api.login(name, PASSWORD);
        return new User(login.userId(), login.token(), "");
    }

    /** Sends what the plan says, at its rate; returns when everything has been handed to the clients. */
    void sendAll() {
        var due = System.nanoTime();
        for (var i = 0; i < plan.messages(); i++) {
            due += 1_000_000_000L / plan.rate();
            LockSupport.parkNanos(due - System.nanoTime());
            send(devices.get(random.nextInt(devices.size())), i);
        }
    }

    private void send(Device from, int number) {
        var clientMsgId = new UUID(random.nextLong(), random.nextLong()).toString();
        var content = Content.newBuilder()
                .setText(Text.newBuilder().setBody("message " + number))
                .build();
        from.send(clientMsgId, content).whenComplete((ack, failure) -> {
            if (failure == null) {
                run.acked(new Run.Ack(ack.getConversationId(), clientMsgId, ack.getSeq()));
                acked.computeIfAbsent(ack.getConversationId(), absent -> new AtomicInteger())
                        .incrementAndGet();
            } else {
                failures.add(clientMsgId + " failed: " + failure.getMessage());
            }
            answered.incrementAndGet();
        });
    }

    /** Every send is answered, and every device has seen all that its conversation should hold. */
    boolean isSettled() {
        return answered.get() == plan.messages()
                && devices.stream().allMatch(device -> device.seen() >= ackedIn(device.conversationId()));
    }

    private int ackedIn(String conversationId) {
        var count = acked.get(conversationId);
        return count == null ? 0 : count.get();
    }

    OutputMeter output() {
        return output;
    }

    List<User> users() {
        return users;
    }

    List<String> failures() {
        return List.copyOf(failures);
    }

    @Override
    public void close() {
        devices.forEach(Device::close);
        resources.close();
    }

    private void awaitOpen() throws InterruptedException {
        var deadline = System.nanoTime() + CONNECT_TIMEOUT.toNanos();
        while (devices.stream().anyMatch(device -> device.state() != ConnectionState.OPEN)) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("not every device could connect; look at the connectors' logs");
            }
            Thread.sleep(Duration.ofMillis(50));
        }
    }
}
