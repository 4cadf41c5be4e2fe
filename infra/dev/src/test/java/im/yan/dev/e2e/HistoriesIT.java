// SPDX-License-Identifier: Apache-2.0
package im.yan.dev.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import im.yan.client.ApiException;
import im.yan.client.GroupMember;
import im.yan.client.HistoryRange;
import im.yan.client.Pin;
import im.yan.schemas.v1.ClientFrame;
import im.yan.schemas.v1.Command;
import im.yan.schemas.v1.CommandRequest;
import im.yan.schemas.v1.ConversationEvent;
import im.yan.schemas.v1.Device;
import im.yan.schemas.v1.MarkReadRequest;
import im.yan.schemas.v1.Send;
import im.yan.testkit.model.ModelChat;
import im.yan.testkit.model.ModelConversation;
import im.yan.testkit.model.ModelEvent;
import im.yan.testkit.model.ModelMember;
import im.yan.testkit.model.Outcome;
import im.yan.testkit.model.RandomHistory;
import im.yan.testkit.model.Step;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A random history played to the whole stack and to the model: each answer, then what every member was shown live, and what the
 * API says of logs, members, pins and unread counts. A restart in the history is a kill -9 of some service here.
 */
@ExtendWith(WholeStack.class)
class HistoriesIT {
    // Another one each time is for looking for bugs, with -Dyan.seed; what decides over a change must not be luck.
    private static final long SEED = 20_261_125;
    private static final int STEPS = 250;
    private static final int RESTART_EVERY = 50;
    private static final List<String> VICTIMS = List.of(
            "stream-router", "stream-router-2", "push-fanout", "unread-counter", "unread-counter-2", "storage-sink");
    private static final Duration ANSWER_MAX = Duration.ofSeconds(40);
    private static final Duration SETTLE_MAX = Duration.ofSeconds(60);

    private final WholeStack whole;
    private final List<WholeStack.User> users;
    private final Map<Long, Person> people = new HashMap<>();
    private final Map<String, String> tokens = new HashMap<>();
    private ModelChat model = new ModelChat(new TreeSet<>());

    HistoriesIT(WholeStack whole) {
        this.whole = whole;
        this.users = whole.newUsers("somebody", WholeStack.FAN_OUT_MAX + 2);
        for (var i = 0; i < users.size(); i++) {
            var user = users.get(i);
            people.put(user.userId(), Person.on(whole, user, i % 2));
        }
    }

    @AfterEach
    void close() {
        people.values().forEach(Person::close);
    }

    @Test
    void theWholeStackDoesAsTheModelDoes() {
        long seed = Long.getLong("yan.seed", SEED);
        var ids = users.stream().map(WholeStack.User::userId).toList();
        var random = new SplittableRandom(seed);
        model = new ModelChat(new TreeSet<>(ids));

        for (var step : RandomHistory.of(seed, new RandomHistory.Form(ids, 3, STEPS, RESTART_EVERY, true))) {
            switch (step) {
                case Step.Restart restart -> whole.stack().kill(VICTIMS.get(random.nextInt(VICTIMS.size())));
                case Step.Issue issue -> play(issue.command(), seed);
            }
        }

        await().atMost(SETTLE_MAX)
                .pollInterval(Duration.ofSeconds(1))
                .untilAsserted(() -> model.conversations().forEach((id, expected) -> judge(seed, id, expected)));
    }

    private void play(Command command, long seed) {
        var expected = model.apply(command, System.currentTimeMillis());

        assertThat(answer(command)).as("seed %d: %s", seed, command).isEqualTo(expected);
    }

    /** Asked again, as any client would, while a service is away. */
    private Outcome answer(Command command) {
        return await().atMost(ANSWER_MAX)
                .pollInterval(Duration.ofMillis(50))
                .ignoreExceptionsMatching(e -> e instanceof ApiException away && away.retryable())
                .until(() -> answerOnce(command), answer -> true);
    }

    private Outcome answerOnce(Command command) {
        var device = command.getOrigin().getDeviceId();
        var token = tokens.computeIfAbsent(
                command.getSenderId() + "/" + device, absent -> token(command.getSenderId(), device));
        try {
            var ack = whole.api().command(token, frame(command));
            return new Outcome.Accepted(ack.getSeq(), ack.getMessageNo());
        } catch (ApiException e) {
            if (e.retryable()) {
                throw e;
            }
            return new Outcome.Refused(e.code());
        }
    }

    private String token(long userId, String device) {
        return whole.api()
                .operator(WholeStack.OPERATOR_KEY)
                .token(userId, Device.newBuilder().setId(device).setName(device).build())
                .token();
    }

    private static ClientFrame frame(Command command) {
        var frame = ClientFrame.newBuilder();
        return switch (command.getKindCase()) {
            case SEND_MESSAGE -> frame.setSend(send(command)).build();
            case MARK_READ ->
                frame.setMarkRead(MarkReadRequest.newBuilder()
                                .setConversationId(command.getConversationId())
                                .setSeq(command.getMarkRead().getSeq())
                                .setMessageNo(command.getMarkRead().getMessageNo()))
                        .build();
            default -> frame.setCommand(request(command)).build();
        };
    }

    private static Send send(Command command) {
        var message = command.getSendMessage();
        var send = Send.newBuilder()
                .setClientMsgId(command.getClientMsgId())
                .setConversationId(command.getConversationId())
                .setContent(message.getContent())
                .setReplyToSeq(message.getReplyToSeq());
        if (message.hasMentions()) {
            send.setMentions(message.getMentions());
        }
        return send.build();
    }

    /** The same kind under the same number. */
    private static CommandRequest request(Command command) {
        var request = CommandRequest.newBuilder().setClientMsgId(command.getClientMsgId());
        if (!command.hasCreateGroup()) {
            request.setConversationId(command.getConversationId());
        }
        var number = command.getKindCase().getNumber();
        var field = CommandRequest.getDescriptor().findFieldByNumber(number);
        return request.setField(field, command.getField(Command.getDescriptor().findFieldByNumber(number)))
                .build();
    }

    private void judge(long seed, String id, ModelConversation expected) {
        for (var user : users) {
            var member = expected.people().get(user.userId());
            if (member != null) {
                judge("seed " + seed + ", " + user.userId() + " in " + id, user, id, expected, member);
            }
        }
    }

    private void judge(String what, WholeStack.User user, String id, ModelConversation expected, ModelMember member) {
        var person = person(user);
        if (!member.visible().isEmpty()) {
            assertThat(shown(person, id)).as(what + " was shown").containsExactlyElementsOf(member.visible());
        }
        if (!member.isMember()) {
            assertThat(Refusal.codeOf(() -> whole.api().history(user.token(), id, HistoryRange.latest(1))))
                    .as(what)
                    .isEqualTo("NOT_FOUND");
            return;
        }
        judgeLog(what, user, id, expected, member);
        judgeUnread(what, user, id, expected, member);
        if (id.startsWith("g:")) {
            judgeGroup(what, user, id, expected);
        }
    }

    /** What was declined comes to one who is no member. */
    private static List<Long> shown(Person person, String id) {
        return person.saw().in(id).stream()
                .filter(event -> !event.hasJoinRequestDeclined()
                        || event.getJoinRequestDeclined().getUserId() != person.id())
                .map(ConversationEvent::getSeq)
                .toList();
    }

    private void judgeLog(
            String what, WholeStack.User user, String id, ModelConversation expected, ModelMember member) {
        var page = whole.api().history(user.token(), id, HistoryRange.latest(100));
        var firstShown = Math.max(member.visibleFrom(), member.clearedSeq() + 1);
        var logged = expected.events().stream()
                .filter(event -> event.seq() >= firstShown)
                .toList();
        var newest = logged.subList(Math.max(0, logged.size() - 100), logged.size());
        assertThat(page.events().stream().map(ModelEvent::of).toList())
                .as(what + " reads")
                .isEqualTo(newest);
        for (var event : page.events()) {
            if (event.hasMessagePosted()) {
                var gone =
                        expected.isRecalled(event.getSeq()) || member.hidden().contains(event.getSeq());
                assertThat(event.getMessagePosted().hasContent())
                        .as("%s reads the content of %d", what, event.getSeq())
                        .isEqualTo(!gone);
            }
        }
        assertThat(whole.api().pins(user.token(), id).stream().map(Pin::seq).collect(Collectors.toSet()))
                .as(what + " sees pinned")
                .isEqualTo(expected.pins().stream()
                        .filter(seq -> seq >= firstShown)
                        .collect(Collectors.toSet()));
    }

    private void judgeUnread(
            String what, WholeStack.User user, String id, ModelConversation expected, ModelMember member) {
        var row = whole.api().conversations(user.token(), 100, null).conversations().stream()
                .filter(conversation -> conversation.conversationId().equals(id))
                .findFirst()
                .orElseThrow(() -> new AssertionError(what + " is not in the list"));
        var unread = expected.dissolved() ? 0 : expected.messageNo() - member.readNo();
        assertThat(row.unread()).as(what + " unread").isEqualTo(unread);
        assertThat(row.readSeq()).as(what + " read").isEqualTo(member.readSeq());
        assertThat(row.markedUnread()).as(what + " marked").isEqualTo(member.markedUnread());
        assertThat(row.mutedUntilMillis()).as(what + " muted").isEqualTo(member.silentUntilMillis());
        if (!expected.dissolved()) {
            person(user)
                    .saw()
                    .lastUnreadIn(id)
                    .filter(count -> !count.getPulled())
                    .ifPresent(count -> assertThat(count.getUnread())
                            .as(what + " was told unread")
                            .isEqualTo(unread));
        }
    }

    private void judgeGroup(String what, WholeStack.User user, String id, ModelConversation expected) {
        var roles = whole.api().members(user.token(), id, 100, 0).members().stream()
                .collect(Collectors.toMap(member -> member.account().userId(), GroupMember::role));
        assertThat(roles)
                .as(what + " sees members")
                .isEqualTo(expected.people().entrySet().stream()
                        .filter(person -> person.getValue().isMember())
                        .collect(Collectors.toMap(
                                Map.Entry::getKey, person -> person.getValue().role())));
        assertThat(whole.api().group(user.token(), id).dissolved()).as(what).isEqualTo(expected.dissolved());
    }

    private Person person(WholeStack.User user) {
        var person = people.get(user.userId());
        if (person == null) {
            throw new IllegalStateException("nobody is " + user.userId());
        }
        return person;
    }
}
