// SPDX-License-Identifier: Apache-2.0
package im.yan.testkit.model;

import im.yan.schemas.InvitationId;
import im.yan.schemas.v1.AddMembers;
import im.yan.schemas.v1.AnswerJoinRequest;
import im.yan.schemas.v1.ClearHistory;
import im.yan.schemas.v1.Command;
import im.yan.schemas.v1.Content;
import im.yan.schemas.v1.CreateGroup;
import im.yan.schemas.v1.CreateInvitation;
import im.yan.schemas.v1.DeleteForMe;
import im.yan.schemas.v1.DiffusionChoice;
import im.yan.schemas.v1.DissolveGroup;
import im.yan.schemas.v1.EditMessage;
import im.yan.schemas.v1.GroupSettings;
import im.yan.schemas.v1.HistoryVisibility;
import im.yan.schemas.v1.JoinGroup;
import im.yan.schemas.v1.JoinPolicy;
import im.yan.schemas.v1.LeaveGroup;
import im.yan.schemas.v1.MarkRead;
import im.yan.schemas.v1.MarkUnread;
import im.yan.schemas.v1.Mentions;
import im.yan.schemas.v1.MuteMember;
import im.yan.schemas.v1.PinMessage;
import im.yan.schemas.v1.React;
import im.yan.schemas.v1.RecallMessage;
import im.yan.schemas.v1.RemoveMembers;
import im.yan.schemas.v1.RequestToJoin;
import im.yan.schemas.v1.RevokeInvitation;
import im.yan.schemas.v1.Role;
import im.yan.schemas.v1.SendMessage;
import im.yan.schemas.v1.SetNotifications;
import im.yan.schemas.v1.SetRole;
import im.yan.schemas.v1.Text;
import im.yan.schemas.v1.TransferOwnership;
import im.yan.schemas.v1.UpdateGroup;
import im.yan.schemas.v1.Who;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Chooses what a sender does next in a conversation. */
final class RandomCommands {
    private static final List<String> EMOJI = List.of("👍", "❤️", "😂", "👩🏽‍🚀");
    private static final List<String> CODES =
            List.of("invitation-code-number-one", "invitation-code-number-two", "invitation-code-number-three");

    private final SplittableRandom random;
    private final List<Long> users;
    private final boolean timeless;

    RandomCommands(SplittableRandom random, List<Long> users, boolean timeless) {
        this.random = random;
        this.users = users;
        this.timeless = timeless;
    }

    void create(Command.Builder command) {
        var settings = GroupSettings.newBuilder()
                .setName("group " + random.nextInt(100))
                .setHistory(any(HistoryVisibility.SINCE_JOINED, HistoryVisibility.WHOLE_HISTORY))
                .setJoinPolicy(any(JoinPolicy.INVITATION_ONLY, JoinPolicy.BY_REQUEST, JoinPolicy.OPEN))
                .setWhoMayPost(Who.EVERYBODY)
                .setWhoMayAddMembers(any(Who.EVERYBODY, Who.ADMINS))
                .setWhoMayEditInfo(any(Who.EVERYBODY, Who.ADMINS))
                .setDiffusion(any(DiffusionChoice.BY_SIZE, DiffusionChoice.BY_SIZE, DiffusionChoice.ALWAYS_READ));
        command.setCreateGroup(CreateGroup.newBuilder().setSettings(settings).addAllMemberIds(some(4)));
    }

    /** @param conversation absent where nobody has written to it */
    void fill(Command.Builder command, @Nullable ModelConversation conversation, long now) {
        if (conversation == null) {
            command.setSendMessage(message(new ModelConversation(false)));
            return;
        }
        var sender = conversation.people.get(command.getSenderId());
        if (conversation.isGroup && (sender == null || !sender.isMember())) {
            asStranger(command);
        } else if (random.nextInt(10) < 6 || !conversation.isGroup) {
            aboutMessages(command, conversation, now);
        } else {
            aboutTheGroup(command, conversation, now);
        }
    }

    private void asStranger(Command.Builder command) {
        switch (random.nextInt(5)) {
            case 0 -> command.setJoinGroup(JoinGroup.getDefaultInstance());
            case 1, 2 -> command.setJoinGroup(JoinGroup.newBuilder().setInvitationCode(any(CODES)));
            case 3 -> command.setRequestToJoin(RequestToJoin.newBuilder().setNote("please"));
            default -> command.setSendMessage(message(new ModelConversation(true)));
        }
    }

    private void aboutMessages(Command.Builder command, ModelConversation in, long now) {
        switch (random.nextInt(16)) {
            case 0 ->
                command.setEditMessage(
                        EditMessage.newBuilder().setTargetSeq(seq(in)).setContent(text("edited")));
            case 1 -> command.setRecallMessage(RecallMessage.newBuilder().setTargetSeq(seq(in)));
            case 2, 3 ->
                command.setReact(React.newBuilder()
                        .setTargetSeq(seq(in))
                        .setEmoji(any(EMOJI))
                        .setRemove(random.nextInt(3) == 0));
            case 4 ->
                command.setPinMessage(
                        PinMessage.newBuilder().setTargetSeq(seq(in)).setUnpin(random.nextBoolean()));
            case 5, 6, 7 -> command.setMarkRead(position(in));
            case 8 -> ownView(command, in, now);
            default -> command.setSendMessage(message(in));
        }
    }

    private void ownView(Command.Builder command, ModelConversation in, long now) {
        switch (random.nextInt(4)) {
            case 0 ->
                command.setSetNotifications(
                        SetNotifications.newBuilder().setMutedUntilMillis(random.nextBoolean() ? later(now) : 0));
            case 1 -> command.setMarkUnread(MarkUnread.getDefaultInstance());
            case 2 -> {
                var to = position(in);
                command.setClearHistory(
                        ClearHistory.newBuilder().setSeq(to.getSeq()).setMessageNo(to.getMessageNo()));
            }
            default -> command.setDeleteForMe(DeleteForMe.newBuilder().addSeqs(Math.max(1, seq(in))));
        }
    }

    private void aboutTheGroup(Command.Builder command, ModelConversation in, long now) {
        switch (random.nextInt(24)) {
            case 0 -> command.setUpdateGroup(UpdateGroup.newBuilder().setName("renamed " + random.nextInt(100)));
            case 1 ->
                command.setUpdateGroup(UpdateGroup.newBuilder()
                        .setHistory(any(HistoryVisibility.SINCE_JOINED, HistoryVisibility.WHOLE_HISTORY))
                        .setJoinPolicy(any(JoinPolicy.INVITATION_ONLY, JoinPolicy.BY_REQUEST, JoinPolicy.OPEN)));
            case 2 ->
                command.setUpdateGroup(
                        UpdateGroup.newBuilder().setWhoMayPost(any(Who.EVERYBODY, Who.EVERYBODY, Who.ADMINS)));
            case 3 ->
                command.setUpdateGroup(UpdateGroup.newBuilder()
                        .setDiffusion(any(DiffusionChoice.BY_SIZE, DiffusionChoice.ALWAYS_READ)));
            case 4, 5, 6, 7, 8 -> command.setAddMembers(AddMembers.newBuilder().addAllUserIds(some(3)));
            case 9, 10, 11 ->
                command.setRemoveMembers(RemoveMembers.newBuilder().addUserIds(anyone(in)));
            case 12, 13 -> command.setLeaveGroup(LeaveGroup.getDefaultInstance());
            case 14, 15 ->
                command.setAnswerJoinRequest(AnswerJoinRequest.newBuilder()
                        .setUserId(in.requests.isEmpty() ? anyone(in) : any(List.copyOf(in.requests)))
                        .setApprove(random.nextBoolean()));
            case 16, 17 ->
                command.setSetRole(
                        SetRole.newBuilder().setUserId(anyone(in)).setRole(any(Role.ADMIN, Role.ADMIN, Role.MEMBER)));
            case 18 ->
                command.setTransferOwnership(TransferOwnership.newBuilder().setUserId(anyone(in)));
            case 19, 20 ->
                command.setMuteMember(MuteMember.newBuilder()
                        .setUserId(anyone(in))
                        .setUntilMillis(random.nextInt(3) == 0 ? 0 : later(now)));
            case 21, 22 -> invite(command, in, now);
            default -> dissolveSeldom(command, in);
        }
    }

    private void invite(Command.Builder command, ModelConversation in, long now) {
        if (!in.invitations.isEmpty() && random.nextInt(3) == 0) {
            command.setRevokeInvitation(
                    RevokeInvitation.newBuilder().setInvitationId(any(List.copyOf(in.invitations.keySet()))));
            return;
        }
        // A code is made anew for each invitation.
        var unused = Stream.concat(
                        CODES.stream(),
                        Stream.generate(() -> "invitation-code-" + random.nextLong(1 << 30) + "-random"))
                .filter(code -> !in.invitations.containsKey(InvitationId.of(code)))
                .findFirst()
                .orElseThrow();
        command.setCreateInvitation(CreateInvitation.newBuilder()
                .setCode(unused)
                .setExpiresMillis(random.nextInt(3) == 0 ? later(now) : 0)
                .setUsesMax(random.nextInt(4)));
    }

    private void dissolveSeldom(Command.Builder command, ModelConversation in) {
        if (random.nextInt(4) == 0) {
            command.setDissolveGroup(DissolveGroup.getDefaultInstance());
        } else {
            command.setSendMessage(message(in));
        }
    }

    private SendMessage message(ModelConversation in) {
        var message = SendMessage.newBuilder().setContent(text("message " + random.nextInt(1000)));
        if (in.isGroup && random.nextInt(5) == 0) {
            var mentions = Mentions.newBuilder();
            if (random.nextInt(4) == 0) {
                mentions.setEverybody(true);
            } else {
                mentions.addUserIds(anyone(in));
            }
            message.setMentions(mentions);
        }
        if (in.seq > 0 && random.nextInt(6) == 0) {
            message.setReplyToSeq(1 + random.nextLong(in.seq));
        }
        return message.build();
    }

    private MarkRead position(ModelConversation in) {
        if (in.events.isEmpty()) {
            return MarkRead.getDefaultInstance();
        }
        var event = random.nextBoolean() ? in.events.getLast() : any(in.events);
        return MarkRead.newBuilder()
                .setSeq(event.seq())
                .setMessageNo(event.messageNo())
                .build();
    }

    /** Mostly of a message. */
    private long seq(ModelConversation in) {
        return in.posts.isEmpty() || random.nextInt(12) == 0 ? in.seq : any(List.copyOf(in.posts.keySet()));
    }

    /** Mostly a member. */
    private long anyone(ModelConversation in) {
        var members = in.members();
        return members.isEmpty() || random.nextInt(8) == 0 ? any(users) : any(members);
    }

    private List<Long> some(int atMost) {
        return Stream.generate(() -> any(users))
                .limit(1 + random.nextInt(atMost))
                .distinct()
                .toList();
    }

    private long later(long now) {
        return timeless ? Long.MAX_VALUE / 2 : now + random.nextLong(7_200_000);
    }

    private static Content text(String body) {
        return Content.newBuilder().setText(Text.newBuilder().setBody(body)).build();
    }

    private <T> T any(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }

    @SafeVarargs
    private <T> T any(T... all) {
        return all[random.nextInt(all.length)];
    }
}
