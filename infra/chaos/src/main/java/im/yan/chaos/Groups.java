// SPDX-License-Identifier: Apache-2.0
package im.yan.chaos;

import im.yan.chaos.stores.CommittedRecords;
import im.yan.client.SendException;
import im.yan.schemas.Topics;
import im.yan.schemas.v1.ConversationEvent;
import im.yan.schemas.v1.Diffusion;
import im.yan.schemas.v1.ErrorCode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.function.BooleanSupplier;

/** Groups that go above the limit of write diffusion and back again and again, while their members send. */
final class Groups implements Traffic {
    /** Their accounts are made by one call each, and each has a thread. */
    static final int GROUPS_MAX = 100;

    /** So many sends are followed by one member's reading. */
    private static final int SENDS_PER_READ = 10;

    private final ChaosPlan plan;
    private final SplittableRandom random;
    private final Crowd crowd;
    private final Tally tally;
    private final List<Group> groups = new ArrayList<>();
    private final List<Tide> tides = new ArrayList<>();

    private Groups(ChaosPlan plan, Crowd crowd) {
        this.plan = plan;
        this.random = new SplittableRandom(plan.seed());
        this.crowd = crowd;
        this.tally = new Tally(crowd.run());
    }

    /** The {@link Traffic.Opening}. */
    static Traffic connect(Stage stage, ChaosPlan plan) throws InterruptedException {
        if (plan.conversations() > GROUPS_MAX) {
            throw new IllegalArgumentException("at most %d groups".formatted(GROUPS_MAX));
        }
        var all = new Groups(plan, new Crowd(stage));
        try {
            var founding = new Founding(all.crowd);
            for (var number = 0; number < plan.conversations(); number++) {
                all.add(founding.found(number), number);
            }
            all.crowd.awaitOpen();
            return all;
        } catch (InterruptedException | RuntimeException e) {
            all.close();
            throw e;
        }
    }

    /** At the end every second group is above the limit, the others are at it. */
    private void add(Group group, int number) {
        groups.add(group);
        tides.add(new Tide(group, Group.GUESTS - number % 2, tally, plan.seed() + number));
    }

    @Override
    public String title() {
        return "%d groups with %d devices"
                .formatted(groups.size(), crowd.devices().size());
    }

    @Override
    public void send(BooleanSupplier more) {
        tides.forEach(Tide::start);
        Pace.keep(plan, more, number -> {
            var group = groups.get(random.nextInt(groups.size()));
            send(group, random.nextInt(group.staying().size() + group.guests().size()), number);
            if (number % SENDS_PER_READ == 0) {
                group.staying().get(random.nextInt(group.staying().size())).markRead();
            }
        });
        tides.forEach(Tide::end);
    }

    private void send(Group group, int who, int number) {
        var clientMsgId = new UUID(random.nextLong(), random.nextLong()).toString();
        if (who < group.staying().size()) {
            tally.follow(clientMsgId, group.staying().get(who).send(clientMsgId, number));
        } else {
            var guest = group.guests().get(who - group.staying().size());
            tally.follow(clientMsgId, guest.send(clientMsgId, number), Groups::saysThatSheIsOut);
        }
    }

    private static boolean saysThatSheIsOut(SendException refusal) {
        return refusal.code() == ErrorCode.NOT_A_MEMBER;
    }

    @Override
    public boolean isSettled() {
        return tally.isAllAnswered()
                && groups.stream()
                        .allMatch(group -> group.devices()
                                .filter(device -> !isOut(device))
                                .allMatch(device -> device.lastSeq() >= headOf(group)));
    }

    private boolean isOut(Device device) {
        return groups.stream().anyMatch(group -> group.guests().contains(device))
                && tides.stream().noneMatch(tide -> tide.guestsIn().contains(device));
    }

    /** Every event but the group's founding was asked for in this run. */
    private long headOf(Group group) {
        return 1L + tally.ackedIn(group.conversationId());
    }

    @Override
    public Findings findings(List<ConversationEvent> log) {
        // Half of them, so that the counts are of both kinds.
        groups.forEach(group ->
                group.staying().stream().limit(group.staying().size() / 2).forEach(Device::markRead));
        var logs = GroupLog.byConversation(log);
        var wrong = new ArrayList<>(new GroupCheck(crowd.stack(), groups, logs).violations());
        var made = crossingsIn(logs);
        var told = crossingsTold();
        if (!made.equals(told)) {
            wrong.add("the log crosses the limit %d times up and %d down, but the rosters %d and %d"
                    .formatted(made.up(), made.down(), told.up(), told.down()));
        }
        return new Findings(wrong, failures(logs, made), List.of(note(told)));
    }

    private Crossings crossingsIn(Map<String, GroupLog> logs) {
        return logs.values().stream()
                .map(log -> log.crossings(Group.FAN_OUT_ON_WRITE_MAX))
                .reduce(Crossings.NONE, Crossings::plus);
    }

    /** As the router told everybody. */
    private Crossings crossingsTold() {
        Map<String, List<Boolean>> pulled = new HashMap<>();
        try (var broadcasts = new CommittedRecords<>(crowd.stack().kafka(), Topics.BROADCASTS)) {
            broadcasts.readToEnd((conversation, broadcast) -> {
                if (broadcast.hasRoster()) {
                    pulled.computeIfAbsent(conversation, absent -> new ArrayList<>())
                            .add(broadcast.getRoster().getDiffusion() == Diffusion.READ);
                }
            });
        }
        return pulled.values().stream().map(Crossings::among).reduce(Crossings.NONE, Crossings::plus);
    }

    private List<String> failures(Map<String, GroupLog> logs, Crossings crossings) {
        var failures = new ArrayList<>(tally.failures());
        if (crossings.up() == 0 || crossings.down() == 0) {
            failures.add("the limit was not crossed in both directions");
        }
        var refused = tally.refused();
        logs.values().stream()
                .flatMap(log -> log.among(refused).stream())
                .forEach(id -> failures.add(id + " was refused, but is in the log"));
        return failures;
    }

    private String note(Crossings crossings) {
        return "the limit of %d members was crossed %d times up and %d times down; %d sends of guests who were out refused"
                .formatted(
                        Group.FAN_OUT_ON_WRITE_MAX,
                        crossings.up(),
                        crossings.down(),
                        tally.refused().size());
    }

    @Override
    public void close() {
        crowd.close();
    }
}
