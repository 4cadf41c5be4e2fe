// SPDX-License-Identifier: Apache-2.0
package im.yan.router;

import com.google.protobuf.Message;
import im.yan.router.conversation.Rules;
import im.yan.runtime.streams.DeadLetters;
import im.yan.schemas.Topic;
import im.yan.schemas.Topics;
import im.yan.schemas.v1.AccountState;
import im.yan.schemas.v1.Broadcast;
import im.yan.schemas.v1.Command;
import im.yan.schemas.v1.ConversationEvent;
import im.yan.schemas.v1.InboxEntry;
import im.yan.testkit.model.ModelChat;
import im.yan.testkit.model.ModelConversation;
import im.yan.testkit.model.ModelEvent;
import im.yan.testkit.model.Outcome;
import im.yan.testkit.model.Step;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Plays a history to the router and to the model, and says where they first differ: in an answer, in a line of the log, or in
 * who hears of it. A restart moves nothing but the stores to a new topology.
 */
final class HistoryPlayer implements AutoCloseable {
    private final Rules rules;
    private final Set<Long> users;
    private final ModelChat model;
    private final Map<String, List<ModelEvent>> logs = new HashMap<>();
    private final Map<String, Map<Long, Set<Long>>> heard = new HashMap<>();
    private TopologyTestDriver driver;

    HistoryPlayer(Rules rules, Set<Long> users) {
        this.rules = rules;
        this.users = users;
        this.model = new ModelChat(users);
        this.driver = newDriver();
    }

    /** Empty if the router did as the model does. */
    Optional<String> difference(List<Step> steps) {
        for (var step : steps) {
            var difference = difference(step);
            if (difference.isPresent()) {
                return difference;
            }
        }
        return differenceOfLogs();
    }

    private Optional<String> difference(Step step) {
        return switch (step) {
            case Step.Restart restart -> {
                restart();
                yield Optional.empty();
            }
            case Step.Issue issue -> difference(issue);
        };
    }

    private Optional<String> difference(Step.Issue issue) {
        var expected = model.apply(issue.command(), issue.timeMillis());
        driver.createInputTopic(Topics.COMMANDS.name(), new StringSerializer(), new ByteArraySerializer())
                .pipeInput(issue.command().getConversationId(), issue.command().toByteArray(), issue.timeMillis());
        var actual = collect(issue.command());
        return actual.equals(Optional.of(expected))
                ? Optional.empty()
                : Optional.of("%s%nis to be answered %s, was %s".formatted(issue, expected, actual));
    }

    /** @return how the command was answered */
    private Optional<Outcome> collect(Command command) {
        output(Topics.MESSAGES).readValuesToList().forEach(this::logged);
        var answers = new ArrayList<Outcome>();
        for (var entry : output(Topics.INBOX).readValuesToList()) {
            eventIn(entry).ifPresent(event -> heard(entry.getOwnerId(), event));
            if (entry.hasAnswered()
                    && entry.getAnswered().getClientMsgId().equals(command.getClientMsgId())
                    && entry.getOwnerId() == command.getSenderId()) {
                answers.add(outcome(entry));
            }
        }
        output(Topics.BROADCASTS).readValuesToList().forEach(this::broadcast);
        return answers.size() == 1 ? Optional.of(answers.getFirst()) : Optional.empty();
    }

    private void logged(ConversationEvent event) {
        logs.computeIfAbsent(event.getConversationId(), absent -> new ArrayList<>())
                .add(ModelEvent.of(event));
    }

    private static Optional<ConversationEvent> eventIn(InboxEntry entry) {
        if (entry.hasEvent()) {
            return Optional.of(entry.getEvent());
        }
        return entry.hasAnswered() && entry.getAnswered().hasEvent()
                ? Optional.of(entry.getAnswered().getEvent())
                : Optional.empty();
    }

    /** Brought to whoever is online; the model says who that may be. */
    private void broadcast(Broadcast broadcast) {
        if (broadcast.hasEvent()) {
            var event = broadcast.getEvent().getEvent();
            var audience = conversation(event.getConversationId()).audiences().get((int) event.getSeq() - 1);
            audience.forEach(user -> heard(user, event));
        }
    }

    private void heard(long user, ConversationEvent event) {
        heard.computeIfAbsent(event.getConversationId(), absent -> new TreeMap<>())
                .computeIfAbsent(event.getSeq(), absent -> new TreeSet<>())
                .add(user);
    }

    private static Outcome outcome(InboxEntry entry) {
        var answered = entry.getAnswered();
        return answered.hasAccepted()
                ? new Outcome.Accepted(
                        answered.getAccepted().getSeq(), answered.getAccepted().getMessageNo())
                : new Outcome.Refused(answered.getRefused().getCode());
    }

    private Optional<String> differenceOfLogs() {
        for (var id : model.conversations().keySet()) {
            var expected = conversation(id);
            var log = logs.getOrDefault(id, List.of());
            if (!log.equals(expected.events())) {
                return Optional.of("the log of %s is to be%n%s, was%n%s".formatted(id, expected.events(), log));
            }
            var difference = differenceOfAudiences(id, expected);
            if (difference.isPresent()) {
                return difference;
            }
        }
        return Optional.empty();
    }

    /** Who is refused by an admin hears of that too, though she never was in the group. */
    private Optional<String> differenceOfAudiences(String id, ModelConversation expected) {
        var actual = heard.getOrDefault(id, Map.of());
        for (var event : expected.events()) {
            var audience = new TreeSet<>(expected.audiences().get((int) event.seq() - 1));
            var heardIt = new TreeSet<>(actual.getOrDefault(event.seq(), Set.of()));
            if (event.kind() == ConversationEvent.KindCase.JOIN_REQUEST_DECLINED) {
                heardIt.retainAll(audience);
            }
            if (!heardIt.equals(audience)) {
                return Optional.of("%s in %s is for %s, but was brought to %s".formatted(event, id, audience, heardIt));
            }
        }
        return Optional.empty();
    }

    private ModelConversation conversation(String id) {
        var conversation = model.conversations().get(id);
        if (conversation == null) {
            throw new IllegalStateException("the model has no conversation " + id);
        }
        return conversation;
    }

    private void restart() {
        var before = driver;
        driver = newDriver();
        before.getAllStateStores().keySet().forEach(store -> copy(store, before, driver));
        before.close();
    }

    private static void copy(String store, TopologyTestDriver from, TopologyTestDriver to) {
        if (store.equals(AccountTable.STORE)) {
            return;
        }
        KeyValueStore<Object, Object> target = to.getKeyValueStore(store);
        KeyValueStore<Object, Object> source = from.getKeyValueStore(store);
        try (var entries = source.all()) {
            entries.forEachRemaining(entry -> target.put(entry.key, entry.value));
        }
    }

    private TopologyTestDriver newDriver() {
        var settings = new Properties();
        settings.put(StreamsConfig.DESERIALIZATION_EXCEPTION_HANDLER_CLASS_CONFIG, DeadLetters.class);
        settings.put(StreamsConfig.STATE_DIR_CONFIG, "target/history-state");
        // A name of its own, because two of them live at once while stores move.
        settings.put(StreamsConfig.APPLICATION_ID_CONFIG, "history-" + System.nanoTime());
        var topology = RouterTopology.build(rules, new CommandMetrics(new SimpleMeterRegistry()));
        var fresh = new TopologyTestDriver(topology, settings);
        var accounts = fresh.createInputTopic(
                Topics.ACCOUNTS.name(),
                new StringSerializer(),
                Topics.ACCOUNTS.serde().serializer());
        for (var user : users) {
            accounts.pipeInput(
                    Long.toString(user),
                    AccountState.newBuilder()
                            .setUserId(user)
                            .setStatus(AccountState.Status.ACTIVE)
                            .build());
        }
        return fresh;
    }

    private <V extends Message> TestOutputTopic<String, V> output(Topic<V> topic) {
        return driver.createOutputTopic(
                topic.name(), new StringDeserializer(), topic.serde().deserializer());
    }

    @Override
    public void close() {
        driver.close();
    }
}
