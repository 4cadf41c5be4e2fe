// SPDX-License-Identifier: Apache-2.0
package im.yan.storage.mysql;

import im.yan.schemas.ConversationId;
import im.yan.schemas.v1.ConversationEvent;
import im.yan.schemas.v1.GroupSettings;
import im.yan.schemas.v1.Role;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** What an event of a group changes in the group itself and in who takes part. */
final class GroupChanges {
    private final ConversationEvent event;
    private final ConversationId.Group id;

    private GroupChanges(ConversationEvent event, ConversationId.Group id) {
        this.event = event;
        this.id = id;
    }

    static List<Change> of(ConversationEvent event, ConversationId.Group id) {
        return List.copyOf(new GroupChanges(event, id).all().toList());
    }

    private Stream<? extends Change> all() {
        var seq = event.getSeq();
        return switch (event.getKindCase()) {
            case GROUP_CREATED -> created();
            case GROUP_UPDATED -> Stream.of(settings(event.getGroupUpdated().getSettings()));
            case GROUP_DISSOLVED -> Stream.of(resized().dissolved(seq));
            case MEMBERS_ADDED -> added();
            case MEMBERS_REMOVED ->
                with(
                        resized(),
                        users(event.getMembersRemoved().getUserIdsList()).map(user -> user.left(seq)));
            case MEMBER_LEFT -> Stream.of(resized(), user(event.getActorId()).left(seq));
            case JOIN_REQUESTED ->
                Stream.of(new JoinRequest(
                        id.text(), event.getActorId(), event.getJoinRequested().getNote(), seq));
            case JOIN_REQUEST_DECLINED ->
                Stream.of(settled(List.of(event.getJoinRequestDeclined().getUserId())));
            case ROLE_CHANGED -> {
                var change = event.getRoleChanged();
                yield Stream.of(user(change.getUserId()).ranked(seq, change.getRoleValue()));
            }
            case OWNERSHIP_TRANSFERRED -> transferred();
            case MEMBER_MUTED -> {
                var mute = event.getMemberMuted();
                yield Stream.of(user(mute.getUserId()).muted(seq, mute.getUntilMillis()));
            }
            case INVITATION_CREATED -> Stream.of(invitation());
            case INVITATION_REVOKED ->
                Stream.of(Invitation.revoked(
                        id.text(), event.getInvitationRevoked().getInvitationId(), seq));
            default -> Stream.empty();
        };
    }

    private Stream<Change> created() {
        var seq = event.getSeq();
        var owner = event.getActorId();
        var members = LongStream.concat(
                        event.getGroupCreated().getMemberIdsList().stream().mapToLong(Long::longValue),
                        LongStream.of(owner))
                .distinct()
                .mapToObj(user -> entered(user, 1))
                .map(member -> member.key().userId() == owner ? member.ranked(seq, Role.OWNER_VALUE) : member);
        var group = settings(event.getGroupCreated().getSettings())
                .ownedBy(seq, owner)
                .ofSize(seq, event.getMemberCount());
        return with(group, members);
    }

    private Stream<Change> added() {
        var added = event.getMembersAdded();
        var members = added.getUserIdsList().stream().map(user -> entered(user, added.getVisibleFromSeq()));
        return with(resized(), Stream.concat(members, Stream.of(settled(added.getUserIdsList()))));
    }

    private Stream<Change> transferred() {
        var seq = event.getSeq();
        var owner = event.getOwnershipTransferred().getUserId();
        return Stream.of(
                ChatGroup.of(id.text()).ownedBy(seq, owner),
                user(event.getActorId()).ranked(seq, Role.ADMIN_VALUE),
                user(owner).ranked(seq, Role.OWNER_VALUE));
    }

    private Invitation invitation() {
        var created = event.getInvitationCreated();
        var terms = new Invitation.Terms(event.getActorId(), created.getExpiresMillis(), created.getUsesMax());
        return Invitation.created(id.text(), created.getInvitationId(), terms, event.getSeq());
    }

    /** Nothing is unread for who has just come. */
    private Participant entered(long userId, long visibleFromSeq) {
        return user(userId).joined(event.getSeq(), visibleFromSeq).read(event.getSeq(), event.getMessageNo());
    }

    private Stream<Participant> users(List<Long> userIds) {
        return userIds.stream().map(this::user);
    }

    private Participant user(long userId) {
        return Participant.of(id, userId);
    }

    private SettledRequests settled(List<Long> userIds) {
        return new SettledRequests(id.text(), event.getSeq(), userIds);
    }

    private ChatGroup settings(GroupSettings settings) {
        return ChatGroup.of(id.text()).withSettings(event.getSeq(), settings.toByteString());
    }

    private ChatGroup resized() {
        return ChatGroup.of(id.text()).ofSize(event.getSeq(), event.getMemberCount());
    }

    private static Stream<Change> with(ChatGroup group, Stream<? extends Change> others) {
        return Stream.concat(Stream.of(group), others);
    }
}
