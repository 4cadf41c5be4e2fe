// SPDX-License-Identifier: Apache-2.0
package im.yan.chaos;

import im.yan.client.YanApi;
import im.yan.schemas.ConversationId;
import im.yan.schemas.v1.ConversationEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.function.BooleanSupplier;

/** Users in pairs, three devices a pair over two connectors, and the messages they send. */
final class Pairs implements Traffic {
    private static final String PASSWORD = "chaos-password";

    private final ChaosPlan plan;
    private final SplittableRandom random;
    private final Crowd crowd;
    private final Tally tally;
    private final List<User> users = new ArrayList<>();

    private Pairs(ChaosPlan plan, Crowd crowd) {
        this.plan = plan;
        this.random = new SplittableRandom(plan.seed());
        this.crowd = crowd;
        this.tally = new Tally(crowd.run());
    }

    /** The {@link Traffic.Opening}. */
    static Traffic connect(Stage stage, ChaosPlan plan) throws InterruptedException {
        var pairs = new Pairs(plan, new Crowd(stage));
        try {
            for (var pair = 0; pair < plan.conversations(); pair++) {
                pairs.add("a%d".formatted(pair), "b%d".formatted(pair));
            }
            pairs.crowd.awaitOpen();
            return pairs;
        } catch (InterruptedException | RuntimeException e) {
            pairs.close();
            throw e;
        }
    }

    private void add(String one, String other) {
        var a = register(crowd.api(), "chaos-" + one);
        var b = register(crowd.api(), "chaos-" + other);
        var conversation = ConversationId.direct(a.userId(), b.userId()).text();
        a = a.in(conversation);
        b = b.in(conversation);
        users.addAll(List.of(a, b));
        crowd.add(a, "phone", 0);
        crowd.add(a, "laptop", 1);
        crowd.add(b, "phone", 1);
    }

    private static User register(YanApi api, String name) {
        api.register(name, PASSWORD, null);
        var login = api.login(name, PASSWORD);
        return new User(login.userId(), login.token(), "");
    }

    @Override
    public String title() {
        return "%d users with %d devices"
                .formatted(users.size(), crowd.devices().size());
    }

    @Override
    public void send(BooleanSupplier more) {
        Pace.keep(plan, more, number -> {
            var from = crowd.devices().get(random.nextInt(crowd.devices().size()));
            var clientMsgId = new UUID(random.nextLong(), random.nextLong()).toString();
            tally.follow(clientMsgId, from.send(clientMsgId, number));
        });
    }

    @Override
    public boolean isSettled() {
        return tally.isAllAnswered()
                && crowd.devices().stream().allMatch(device -> device.seen() >= tally.ackedIn(device.conversationId()));
    }

    @Override
    public Findings findings(List<ConversationEvent> log) {
        return new Findings(new UnreadCheck(crowd.stack(), users).violations(), tally.failures(), List.of());
    }

    @Override
    public void close() {
        crowd.close();
    }
}
