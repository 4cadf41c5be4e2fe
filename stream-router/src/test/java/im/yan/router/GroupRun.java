// SPDX-License-Identifier: Apache-2.0
package im.yan.router;

import static im.yan.router.Commands.ALICE;
import static im.yan.router.Commands.GROUP;
import static im.yan.router.Commands.found;
import static im.yan.router.Commands.group;
import static im.yan.router.Commands.id;
import static im.yan.router.Commands.text;

import im.yan.router.conversation.Decision;
import im.yan.router.conversation.Rules;
import im.yan.router.diffusion.Decided;
import im.yan.schemas.v1.AddMembers;
import im.yan.schemas.v1.Command;
import im.yan.schemas.v1.ConversationEvent;
import im.yan.schemas.v1.ErrorCode;
import im.yan.schemas.v1.GroupSettings;
import im.yan.schemas.v1.Mentions;
import im.yan.schemas.v1.RemoveMembers;
import im.yan.schemas.v1.Role;
import im.yan.schemas.v1.SendMessage;
import im.yan.schemas.v1.SetRole;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.LongStream;

/** A group without Kafka, founded by Alice; each command has an id of its own. */
public final class GroupRun {
    public static final GroupSettings SETTINGS =
            GroupSettings.newBuilder().setName("walkers").build();

    public final PlainConversation chat;
    public final Decided founding;
    private int commands;

    public GroupRun(int fanOutOnWriteMax, GroupSettings settings, Long... members) {
        chat = new PlainConversation(GROUP, Rules.standard(fanOutOnWriteMax));
        founding = chat.decide(found(settings, List.of(members)));
    }

    public static GroupRun of(Long... members) {
        return new GroupRun(500, SETTINGS, members);
    }

    public Decided decide(long user, Consumer<Command.Builder> kind) {
        var command = group(user, id(++commands));
        kind.accept(command);
        return chat.decide(command.build());
    }

    public ConversationEvent event(long user, Consumer<Command.Builder> kind) {
        return switch (decide(user, kind).decision()) {
            case Decision.Happened happened -> happened.event();
            case Decision other -> throw new AssertionError(other);
        };
    }

    public Decision.Noted noted(long user, Consumer<Command.Builder> kind) {
        return (Decision.Noted) decide(user, kind).decision();
    }

    /** UNSPECIFIED if it is not refused. */
    public ErrorCode refusal(long user, Consumer<Command.Builder> kind) {
        return decide(user, kind).decision() instanceof Decision.Refused refused
                ? refused.error().getCode()
                : ErrorCode.ERROR_CODE_UNSPECIFIED;
    }

    public GroupRun admin(long user) {
        event(ALICE, setRole(user, Role.ADMIN));
        return this;
    }

    public static Consumer<Command.Builder> says(String body, Long... mentioned) {
        return command -> command.setSendMessage(SendMessage.newBuilder()
                .setContent(text(body))
                .setMentions(Mentions.newBuilder().addAllUserIds(List.of(mentioned))));
    }

    public static Consumer<Command.Builder> adds(Long... users) {
        return command -> command.setAddMembers(AddMembers.newBuilder().addAllUserIds(List.of(users)));
    }

    public static Consumer<Command.Builder> removes(Long... users) {
        return command -> command.setRemoveMembers(RemoveMembers.newBuilder().addAllUserIds(List.of(users)));
    }

    public static Consumer<Command.Builder> setRole(long user, Role role) {
        return command ->
                command.setSetRole(SetRole.newBuilder().setUserId(user).setRole(role));
    }

    /** So many users, from this id on. */
    public static Long[] users(long first, int count) {
        return LongStream.range(first, first + count).boxed().toArray(Long[]::new);
    }
}
