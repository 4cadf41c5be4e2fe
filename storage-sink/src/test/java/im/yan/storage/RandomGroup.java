// SPDX-License-Identifier: Apache-2.0
package im.yan.storage;

import im.yan.schemas.ConversationId;
import im.yan.schemas.Topics;
import im.yan.schemas.v1.ConversationEvent;
import im.yan.schemas.v1.ConversationMarks;
import im.yan.schemas.v1.DeliveredPosition;
import im.yan.schemas.v1.GroupCreated;
import im.yan.schemas.v1.GroupDissolved;
import im.yan.schemas.v1.GroupSettings;
import im.yan.schemas.v1.GroupUpdated;
import im.yan.schemas.v1.InvitationCreated;
import im.yan.schemas.v1.InvitationRevoked;
import im.yan.schemas.v1.JoinRequestDeclined;
import im.yan.schemas.v1.JoinRequested;
import im.yan.schemas.v1.MemberLeft;
import im.yan.schemas.v1.MemberMuted;
import im.yan.schemas.v1.MembersAdded;
import im.yan.schemas.v1.MembersRemoved;
import im.yan.schemas.v1.MessageEdited;
import im.yan.schemas.v1.MessagePosted;
import im.yan.schemas.v1.MessageRecalled;
import im.yan.schemas.v1.MessagesHidden;
import im.yan.schemas.v1.OwnershipTransferred;
import im.yan.schemas.v1.PinChanged;
import im.yan.schemas.v1.ReactionChanged;
import im.yan.schemas.v1.ReadPosition;
import im.yan.schemas.v1.Receipt;
import im.yan.schemas.v1.Role;
import im.yan.schemas.v1.RoleChanged;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** A group in which people do whatever comes to their minds, its log and receipts, and what is to be kept of it. */
public final class RandomGroup {
    private static final int USERS = 9;
    private static final List<String> EMOJI = List.of("👍", "❤️");

    private final Random random;
    private final ConversationId.Group id = new ConversationId.Group(Events.newUser());
    private final ExpectedGroup expected = new ExpectedGroup(id.text());
    private final List<Long> users = new ArrayList<>();
    private final List<Long> posted = new ArrayList<>();
    private final Consumer<ConsumerRecord<byte[], byte[]>> log;
    private long seq;
    private long messageNo;

    /** @param log hears every record, in order */
    public RandomGroup(Random random, Consumer<ConsumerRecord<byte[], byte[]>> log) {
        this.random = random;
        this.log = log;
        for (int i = 0; i < USERS; i++) {
            users.add(Events.newUser());
        }
        create();
    }

    public ExpectedGroup expected() {
        return expected;
    }

    private void create() {
        var settings = GroupSettings.newBuilder().setName("first").build();
        var members = users.subList(1, 4);
        expected.owner = users.getFirst();
        expected.settings = settings;
        seq = 1;
        users.subList(0, 4).forEach(user -> expected.user(user).join(1, 1, 0));
        expected.user(expected.owner).role = Role.OWNER_VALUE;
        emit(
                expected.owner,
                ConversationEvent.newBuilder()
                        .setGroupCreated(
                                GroupCreated.newBuilder().setSettings(settings).addAllMemberIds(members)));
    }

    /** Whatever is possible and next in the dice; in a dissolved group nothing is. */
    public void step() {
        if (expected.dissolvedSeq == 0) {
            var dice = random.nextInt(100);
            if (dice < 30) {
                post();
            } else if (dice < 55) {
                changeMembers(dice % 8);
            } else if (dice < 75) {
                changeMessage(dice % 5);
            } else {
                personal(dice % 4);
            }
        }
    }

    public void dissolve() {
        seq++;
        expected.dissolvedSeq = seq;
        emit(expected.owner, ConversationEvent.newBuilder().setGroupDissolved(GroupDissolved.getDefaultInstance()));
    }

    private void post() {
        var author = any(this::isMember);
        seq++;
        messageNo++;
        posted.add(seq);
        expected.user(author).read(seq, messageNo);
        emit(author, ConversationEvent.newBuilder().setMessagePosted(MessagePosted.getDefaultInstance()));
    }

    private void changeMembers(int what) {
        var member = any(this::isMember);
        var outsider = any(user -> !isMember(user));
        var event = ConversationEvent.newBuilder();
        seq++;
        switch (what) {
            case 0 -> remove(event);
            case 1 -> changeRole(member, event);
            case 2 -> transfer(member, event);
            case 3 -> {
                expected.user(member).mutedUntil = seq * 10;
                event.setMemberMuted(MemberMuted.newBuilder().setUserId(member).setUntilMillis(seq * 10));
            }
            case 4 -> {
                expected.waiting.add(outsider);
                emit(outsider, event.setJoinRequested(JoinRequested.newBuilder().setNote("let me in " + seq)));
                return;
            }
            case 5 -> {
                expected.waiting.remove(outsider);
                event.setJoinRequestDeclined(JoinRequestDeclined.newBuilder().setUserId(outsider));
            }
            case 6 -> invite(event);
            default -> add(outsider, event);
        }
        emit(expected.owner, event);
    }

    private void add(long outsider, ConversationEvent.Builder event) {
        var visibleFrom = random.nextBoolean() ? 1 : seq;
        var added = MembersAdded.newBuilder().setVisibleFromSeq(visibleFrom);
        for (var user : List.of(outsider, any(user -> !isMember(user)))) {
            if (!isMember(user)) {
                added.addUserIds(user);
                expected.user(user).join(seq, visibleFrom, messageNo);
                expected.waiting.remove(user);
            }
        }
        event.setMembersAdded(added);
    }

    private void remove(ConversationEvent.Builder event) {
        var member = any(this::isMember);
        if (member == expected.owner) {
            var settings = GroupSettings.newBuilder().setName("name " + seq).build();
            expected.settings = settings;
            event.setGroupUpdated(GroupUpdated.newBuilder().setSettings(settings));
            return;
        }
        expected.user(member).leave();
        if (random.nextBoolean()) {
            event.setActorId(member).setMemberLeft(MemberLeft.getDefaultInstance());
        } else {
            event.setMembersRemoved(MembersRemoved.newBuilder().addUserIds(member));
        }
    }

    private void changeRole(long member, ConversationEvent.Builder event) {
        var role = random.nextBoolean() ? Role.ADMIN : Role.MEMBER;
        expected.user(member).role = role.getNumber();
        event.setRoleChanged(RoleChanged.newBuilder().setUserId(member).setRole(role));
    }

    private void transfer(long member, ConversationEvent.Builder event) {
        event.setActorId(expected.owner)
                .setOwnershipTransferred(OwnershipTransferred.newBuilder().setUserId(member));
        expected.user(expected.owner).role = Role.ADMIN_VALUE;
        expected.user(member).role = Role.OWNER_VALUE;
        expected.owner = member;
    }

    private void invite(ConversationEvent.Builder event) {
        if (expected.invitations.isEmpty() || random.nextBoolean()) {
            var invitation = "%032x".formatted(seq);
            expected.invitations.put(invitation, invitation + "/" + expected.owner + "/" + seq + "/3");
            event.setInvitationCreated(InvitationCreated.newBuilder()
                    .setInvitationId(invitation)
                    .setExpiresMillis(seq)
                    .setUsesMax(3));
        } else {
            var invitation = expected.invitations.firstKey();
            expected.invitations.remove(invitation);
            event.setInvitationRevoked(InvitationRevoked.newBuilder().setInvitationId(invitation));
        }
    }

    private void changeMessage(int what) {
        if (posted.isEmpty()) {
            return;
        }
        long target = posted.get(random.nextInt(posted.size()));
        var actor = any(this::isMember);
        var yes = random.nextBoolean();
        var event = ConversationEvent.newBuilder();
        seq++;
        switch (what) {
            case 0 -> {
                expected.edited.put(target, seq);
                event.setMessageEdited(MessageEdited.newBuilder().setTargetSeq(target));
            }
            case 1 -> {
                expected.recalled.put(target, seq);
                event.setMessageRecalled(MessageRecalled.newBuilder().setTargetSeq(target));
            }
            case 2 -> {
                expected.pins.put(target, yes);
                event.setPinChanged(PinChanged.newBuilder().setTargetSeq(target).setPinned(yes));
            }
            default -> {
                var emoji = EMOJI.get(random.nextInt(EMOJI.size()));
                expected.reactions.put(target + "/" + actor + "/" + emoji, yes);
                event.setReactionChanged(ReactionChanged.newBuilder()
                        .setTargetSeq(target)
                        .setEmoji(emoji)
                        .setRemoved(!yes));
            }
        }
        emit(actor, event);
    }

    private void personal(int what) {
        var user = any(this::isMember);
        var its = expected.user(user);
        switch (what) {
            case 0 -> {
                its.read(seq, messageNo);
                receipt(
                        user,
                        Receipt.newBuilder()
                                .setRead(ReadPosition.newBuilder()
                                        .setConversationId(id.text())
                                        .setUserId(user)
                                        .setSeq(seq)
                                        .setMessageNo(messageNo)));
            }
            case 1 -> {
                its.delivered = seq;
                receipt(
                        user,
                        Receipt.newBuilder()
                                .setDelivered(DeliveredPosition.newBuilder()
                                        .setConversationId(id.text())
                                        .setUserId(user)
                                        .setSeq(seq)));
            }
            case 2 -> {
                its.mark(random.nextInt(100), random.nextBoolean(), random.nextInt((int) seq));
                receipt(
                        user,
                        Receipt.newBuilder()
                                .setMarks(ConversationMarks.newBuilder()
                                        .setConversationId(id.text())
                                        .setUserId(user)
                                        .setVersion(its.version)
                                        .setMutedUntilMillis(its.silentUntil)
                                        .setMarkedUnread(its.markedUnread)
                                        .setClearedSeq(its.cleared)));
            }
            default -> {
                its.hidden.add(seq);
                receipt(
                        user,
                        Receipt.newBuilder()
                                .setHidden(MessagesHidden.newBuilder()
                                        .setConversationId(id.text())
                                        .setUserId(user)
                                        .addSeqs(seq)));
            }
        }
    }

    private boolean isMember(long user) {
        return expected.user(user).member;
    }

    private long any(Predicate<Long> which) {
        var those = users.stream().filter(which).toList();
        return those.isEmpty() ? expected.owner : those.get(random.nextInt(those.size()));
    }

    private void emit(long actor, ConversationEvent.Builder kind) {
        var event = kind.setConversationId(id.text())
                .setActorId(kind.getActorId() == 0 ? actor : kind.getActorId())
                .setSeq(seq)
                .setMessageNo(messageNo)
                .setEventId(seq)
                .setTimeMillis(1_700_000_000_000L + seq)
                .setMemberCount(expected.members());
        log.accept(Log.record(Topics.MESSAGES.name(), id.text(), event.build().toByteArray()));
    }

    private void receipt(long user, Receipt.Builder receipt) {
        var key = user + "/" + id.text() + "/" + receipt.getKindCase() + "/" + seq;
        log.accept(Log.record(Topics.RECEIPTS.name(), key, receipt.build().toByteArray()));
    }
}
