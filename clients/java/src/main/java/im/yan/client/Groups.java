// SPDX-License-Identifier: Apache-2.0
package im.yan.client;

import im.yan.schemas.v1.CommandRequest;
import im.yan.schemas.v1.CreateGroup;
import im.yan.schemas.v1.GroupSettings;
import im.yan.schemas.v1.JoinGroup;
import im.yan.schemas.v1.SendAck;
import java.util.Collection;
import java.util.concurrent.CompletableFuture;

/** The ways into a group one is not in: to found it, or to hold an invitation. */
public final class Groups {
    private final YanClient client;

    Groups(YanClient client) {
        this.client = client;
    }

    public CompletableFuture<SendAck> create(String name, Collection<Long> memberIds) {
        return create(GroupSettings.newBuilder().setName(name).build(), memberIds);
    }

    /**
     * @param memberIds besides this user, who becomes the owner
     * @return the ack's conversationId is the group's
     */
    public CompletableFuture<SendAck> create(GroupSettings settings, Collection<Long> memberIds) {
        return client.command(CommandRequest.newBuilder()
                .setCreateGroup(CreateGroup.newBuilder().setSettings(settings).addAllMemberIds(memberIds))
                .build());
    }

    public CompletableFuture<SendAck> join(Invitation invitation) {
        return client.command(CommandRequest.newBuilder()
                .setConversationId(invitation.conversationId())
                .setJoinGroup(JoinGroup.newBuilder().setInvitationCode(invitation.code()))
                .build());
    }
}
