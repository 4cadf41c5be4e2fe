// SPDX-License-Identifier: Apache-2.0
package im.yan.testkit.model;

import im.yan.schemas.ConversationId;
import im.yan.schemas.v1.Command;
import im.yan.schemas.v1.Origin;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.UUID;

/**
 * What some users do in a few direct conversations and groups, at random but mostly sensibly: a command is chosen with an eye
 * on the model, so that most are accepted, and some are not. The same seed makes the same history.
 */
public final class RandomHistory {
    /**
     * How to play it.
     *
     * @param groups that are made as the history goes on
     * @param restartEvery one step in so many is a restart; 0 for none
     * @param timeless without what needs hours to pass, for a system whose clock cannot be set
     */
    public record Form(List<Long> users, int groups, int steps, int restartEvery, boolean timeless) {
        public Form {
            users = List.copyOf(users);
        }
    }

    private static final int DEVICES = 2;
    private static final int RESENDABLE = 20;
    private static final int RESEND_EVERY = 9;
    private static final long START_MILLIS = 1_790_000_000_000L;
    private static final long HOUR_MILLIS = 3_600_000;

    private final SplittableRandom random;
    private final Form form;
    private final ModelChat model;
    private final RandomCommands commands;
    private final List<String> groups = new ArrayList<>();
    private final List<Command> resendable = new ArrayList<>();
    private final List<Step> steps = new ArrayList<>();
    private long now = START_MILLIS;

    private RandomHistory(long seed, Form form) {
        this.random = new SplittableRandom(seed);
        this.form = form;
        this.model = new ModelChat(new TreeSet<>(form.users()));
        this.commands = new RandomCommands(random, form.users(), form.timeless());
    }

    public static List<Step> of(long seed, Form form) {
        var history = new RandomHistory(seed, form);
        while (history.steps.size() < form.steps()) {
            history.addStep();
        }
        return List.copyOf(history.steps);
    }

    private void addStep() {
        if (form.restartEvery() > 0 && random.nextInt(form.restartEvery()) == 0) {
            steps.add(new Step.Restart());
            return;
        }
        now += !form.timeless() && random.nextInt(40) == 0
                ? random.nextLong(30 * HOUR_MILLIS)
                : random.nextLong(20_000);
        var command = next();
        model.apply(command, now);
        steps.add(new Step.Issue(command, now));
        resendable.add(command);
        if (resendable.size() > RESENDABLE) {
            resendable.removeFirst();
        }
    }

    private Command next() {
        if (!resendable.isEmpty() && random.nextInt(RESEND_EVERY) == 0) {
            return resendable.get(random.nextInt(resendable.size()));
        }
        var sender = any(form.users());
        var command = Command.newBuilder()
                .setSenderId(sender)
                .setClientMsgId(new UUID(random.nextLong(), random.nextLong()).toString())
                .setOrigin(Origin.newBuilder().setDeviceId("device-" + random.nextInt(DEVICES)));
        if (groups.size() < form.groups() && random.nextInt(4) == 0) {
            return create(command);
        }
        var conversationId = conversationFor(sender);
        command.setConversationId(conversationId);
        commands.fill(command, model.conversations().get(conversationId), now);
        return command.build();
    }

    private Command create(Command.Builder command) {
        var group = ConversationId.groupOf(command.getSenderId(), command.getClientMsgId());
        groups.add(group.text());
        command.setConversationId(group.text());
        commands.create(command);
        return command.build();
    }

    private String conversationFor(long sender) {
        if (!groups.isEmpty() && random.nextInt(4) > 0) {
            return any(groups);
        }
        var peer = any(form.users());
        while (peer == sender) {
            peer = any(form.users());
        }
        return ConversationId.direct(sender, peer).text();
    }

    private <T> T any(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }
}
