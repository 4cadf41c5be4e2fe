// SPDX-License-Identifier: Apache-2.0
package im.yan.client;

import im.yan.schemas.v1.AddMembers;
import im.yan.schemas.v1.AnswerJoinRequest;
import im.yan.schemas.v1.CommandRequest;
import im.yan.schemas.v1.CreateInvitation;
import im.yan.schemas.v1.DissolveGroup;
import im.yan.schemas.v1.JoinGroup;
import im.yan.schemas.v1.LeaveGroup;
import im.yan.schemas.v1.MuteMember;
import im.yan.schemas.v1.RemoveMembers;
import im.yan.schemas.v1.RequestToJoin;
import im.yan.schemas.v1.RevokeInvitation;
import im.yan.schemas.v1.Role;
import im.yan.schemas.v1.SendAck;
import im.yan.schemas.v1.SetRole;
import im.yan.schemas.v1.TransferOwnership;
import im.yan.schemas.v1.UpdateGroup;
import im.yan.schemas.v1.Who;
import java.time.Instant;
import java.util.Collection;
import java.util.concurrent.CompletableFuture;

/** What one can do with a group; who may do it, the server decides. Futures are as those of {@link ConversationActions}. */
public final class GroupActions {
    private final YanClient client;
    private final String conversationId;

    GroupActions(YanClient client, String conversationId) {
        this.client = client;
        this.conversationId = conversationId;
    }

    public String id() {
        return conversationId;
    }

    /** What one can do in every conversation. */
    public ConversationActions conversation() {
        return client.conversation(conversationId);
    }

    /** What is absent stays as it is. */
    public CompletableFuture<SendAck> update(UpdateGroup changes) {
        return command(request().setUpdateGroup(changes));
    }

    public CompletableFuture<SendAck> rename(String name) {
        return update(UpdateGroup.newBuilder().setName(name).build());
    }

    public CompletableFuture<SendAck> announce(String announcement) {
        return update(UpdateGroup.newBuilder().setAnnouncement(announcement).build());
    }

    /** Only admins may post from now on, or everybody again. */
    public CompletableFuture<SendAck> muteAll(boolean muted) {
        var who = muted ? Who.ADMINS : Who.EVERYBODY;
        return update(UpdateGroup.newBuilder().setWhoMayPost(who).build());
    }

    public CompletableFuture<SendAck> add(Collection<Long> userIds) {
        return command(request().setAddMembers(AddMembers.newBuilder().addAllUserIds(userIds)));
    }

    public CompletableFuture<SendAck> remove(Collection<Long> userIds) {
        return command(request().setRemoveMembers(RemoveMembers.newBuilder().addAllUserIds(userIds)));
    }

    public CompletableFuture<SendAck> leave() {
        return command(request().setLeaveGroup(LeaveGroup.getDefaultInstance()));
    }

    public CompletableFuture<SendAck> dissolve() {
        return command(request().setDissolveGroup(DissolveGroup.getDefaultInstance()));
    }

    /** @param role admin or member */
    public CompletableFuture<SendAck> setRole(long userId, Role role) {
        return command(
                request().setSetRole(SetRole.newBuilder().setUserId(userId).setRole(role)));
    }

    /** This user is an admin from then on. */
    public CompletableFuture<SendAck> transfer(long userId) {
        return command(
                request().setTransferOwnership(TransferOwnership.newBuilder().setUserId(userId)));
    }

    /** The member may read, not post, until then. */
    public CompletableFuture<SendAck> mute(long userId, Instant until) {
        return muted(userId, until.toEpochMilli());
    }

    public CompletableFuture<SendAck> unmute(long userId) {
        return muted(userId, 0);
    }

    /** One that neither expires nor is used up. */
    public CompletableFuture<Invitation> createInvitation() {
        return createInvitation(Instant.EPOCH, 0);
    }

    /**
     * @param expires the epoch for never
     * @param usesMax 0 for any number
     */
    public CompletableFuture<Invitation> createInvitation(Instant expires, int usesMax) {
        var invitation = Invitation.fresh(conversationId);
        return command(request()
                        .setCreateInvitation(CreateInvitation.newBuilder()
                                .setCode(invitation.code())
                                .setExpiresMillis(expires.toEpochMilli())
                                .setUsesMax(usesMax)))
                .thenApply(ack -> invitation);
    }

    public CompletableFuture<SendAck> revokeInvitation(String invitationId) {
        return command(
                request().setRevokeInvitation(RevokeInvitation.newBuilder().setInvitationId(invitationId)));
    }

    /** Into a group that is open to everybody. */
    public CompletableFuture<SendAck> enter() {
        return command(request().setJoinGroup(JoinGroup.getDefaultInstance()));
    }

    /** @param note to the admins; may be empty */
    public CompletableFuture<SendAck> requestToJoin(String note) {
        return command(request().setRequestToJoin(RequestToJoin.newBuilder().setNote(note)));
    }

    public CompletableFuture<SendAck> answerJoinRequest(long userId, boolean approve) {
        return command(request()
                .setAnswerJoinRequest(
                        AnswerJoinRequest.newBuilder().setUserId(userId).setApprove(approve)));
    }

    private CompletableFuture<SendAck> muted(long userId, long untilMillis) {
        return command(request()
                .setMuteMember(MuteMember.newBuilder().setUserId(userId).setUntilMillis(untilMillis)));
    }

    private CommandRequest.Builder request() {
        return CommandRequest.newBuilder().setConversationId(conversationId);
    }

    private CompletableFuture<SendAck> command(CommandRequest.Builder request) {
        return client.command(request.build());
    }
}
