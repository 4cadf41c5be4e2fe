// SPDX-License-Identifier: Apache-2.0
package im.yan.unread;

import static im.yan.unread.Entries.everybody;
import static im.yan.unread.Entries.named;
import static im.yan.unread.Entries.nobody;

import im.yan.schemas.ConversationId;
import im.yan.schemas.v1.ConversationEvent;
import im.yan.schemas.v1.Diffusion;
import im.yan.schemas.v1.InboxEntry;
import im.yan.schemas.v1.Mentions;
import im.yan.schemas.v1.ReactionChanged;
import im.yan.unread.counting.Totals;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * One conversation of one user as a model that keeps every single message and whether it was read, and what the router writes to
 * her inbox as its random history goes on.
 */
final class ModelConversation {
    private static final long OTHER = 9;

    final ConversationId id;

    private final long owner;
    private final boolean group;
    private final List<Message> messages = new ArrayList<>();
    // What messageNo each event has, by seq.
    private final List<Long> log = new ArrayList<>();
    private boolean known;
    private boolean member;
    private boolean pulled;
    private long readSeq;
    private long readNo;
    private long marksVersion;
    private long mutedUntil;
    private boolean markedUnread;

    private static final class Message {
        private final long seq;
        private boolean read;
        private boolean recalled;
        private boolean mentioning;

        private Message(long seq) {
            this.seq = seq;
        }
    }

    ModelConversation(long owner, ConversationId id) {
        this.owner = owner;
        this.id = id;
        this.group = id instanceof ConversationId.Group;
        this.member = !group;
    }

    /** The next thing that happens, as entries of the owner's inbox; none where it is none of her business. */
    List<InboxEntry> next(Random random, long now) {
        var entries = member ? nextOfMember(random, now) : nextOfStranger(random);
        known |= !entries.isEmpty();
        return entries;
    }

    private List<InboxEntry> nextOfStranger(Random random) {
        if (random.nextInt(3) > 0) {
            post(OTHER, everybody());
            return List.of();
        }
        member = true;
        pulled = random.nextInt(4) == 0;
        var event = event(OTHER).build();
        readTo(event.getSeq());
        var entries = new ArrayList<>(List.of(Entries.joined(
                owner, id, event.getSeq(), event.getMessageNo(), pulled ? Diffusion.READ : Diffusion.WRITE)));
        if (!pulled && random.nextInt(4) == 0) {
            entries.addAll(changeDiffusion(event));
        }
        entries.add(Entries.caused(owner, event));
        return entries;
    }

    private List<InboxEntry> nextOfMember(Random random, long now) {
        return switch (random.nextInt(16)) {
            case 0, 1 -> ownPost();
            case 2, 3 -> markRead(random);
            case 4, 5 -> edit(random);
            case 6 -> recall(random);
            case 7 -> marks(random, now);
            case 8 -> group && random.nextBoolean() ? leave() : List.of();
            case 9 -> group ? changeDiffusion(event(OTHER).build()) : List.of();
            case 10 -> react();
            default -> othersPost(random);
        };
    }

    private List<InboxEntry> othersPost(Random random) {
        var mentions = List.of(nobody(), nobody(), named(OTHER), named(owner), everybody())
                .get(random.nextInt(5));
        var event = post(OTHER, mentions);
        var toOwner = !pulled || mentions.getUserIdsList().contains(owner);
        messages.getLast().mentioning = toOwner && mentionsOwner(mentions);
        return toOwner ? List.of(Entries.caused(owner, event)) : List.of();
    }

    private List<InboxEntry> ownPost() {
        var event = post(owner, everybody());
        readTo(event.getSeq());
        return pulled
                ? List.of(Entries.resent(owner, id, event.getMessageNo()), position())
                : List.of(Entries.caused(owner, event));
    }

    private List<InboxEntry> markRead(Random random) {
        readTo(log.isEmpty() ? 0 : random.nextLong(1, log.size() + 1));
        return List.of(position());
    }

    private List<InboxEntry> edit(Random random) {
        if (pulled || messages.isEmpty()) {
            return List.of();
        }
        var target = messages.get(random.nextInt(messages.size()));
        var mentions = random.nextBoolean() ? named(owner) : nobody();
        target.mentioning = mentionsOwner(mentions);
        return target.recalled
                ? List.of()
                : List.of(Entries.caused(owner, Entries.edited(id, log(), messages.size(), target.seq, mentions)));
    }

    private List<InboxEntry> recall(Random random) {
        if (pulled || messages.isEmpty()) {
            return List.of();
        }
        var target = messages.get(random.nextInt(messages.size()));
        target.recalled = true;
        var actor = random.nextBoolean() ? owner : OTHER;
        return List.of(Entries.caused(owner, Entries.recalled(id, log(), messages.size(), actor, target.seq)));
    }

    private List<InboxEntry> react() {
        var reaction = event(owner)
                .setReactionChanged(ReactionChanged.getDefaultInstance())
                .build();
        return pulled ? List.of() : List.of(Entries.caused(owner, reaction));
    }

    private List<InboxEntry> marks(Random random, long now) {
        mutedUntil = random.nextBoolean()
                ? now + Duration.ofSeconds(random.nextInt(20)).toMillis()
                : 0;
        markedUnread = random.nextBoolean();
        return List.of(Entries.marks(owner, id, ++marksVersion, mutedUntil, markedUnread));
    }

    private List<InboxEntry> leave() {
        member = false;
        var event = event(OTHER).build();
        readTo(event.getSeq());
        return List.of(Entries.left(owner, id, event.getSeq(), event.getMessageNo()), Entries.caused(owner, event));
    }

    private List<InboxEntry> changeDiffusion(ConversationEvent event) {
        pulled = !pulled;
        return List.of(
                Entries.diffused(
                        owner, id, event.getSeq(), event.getMessageNo(), pulled ? Diffusion.READ : Diffusion.WRITE),
                Entries.caused(owner, event));
    }

    private ConversationEvent post(long actor, Mentions mentions) {
        var message = new Message(log.size() + 1);
        messages.add(message);
        return Entries.posted(id, log(), messages.size(), actor, mentions);
    }

    private ConversationEvent.Builder event(long actor) {
        return Entries.event(id, log(), messages.size(), actor);
    }

    /** One event more; returns its seq. */
    private long log() {
        log.add((long) messages.size());
        return log.size();
    }

    private void readTo(long seq) {
        messages.stream().filter(message -> message.seq <= seq).forEach(message -> message.read = true);
        readSeq = Math.max(readSeq, seq);
        readNo = messages.stream().filter(message -> message.read).count();
    }

    private InboxEntry position() {
        return Entries.read(owner, owner, id, readSeq, readNo);
    }

    private boolean mentionsOwner(Mentions mentions) {
        return mentions.getEverybody() || mentions.getUserIdsList().contains(owner);
    }

    boolean isKnown() {
        return known;
    }

    boolean isMember() {
        return member;
    }

    boolean isPulled() {
        return member && pulled;
    }

    boolean isMuted(long now) {
        return member && mutedUntil > now;
    }

    boolean isMarkedUnread() {
        return member && markedUnread;
    }

    long readNo() {
        return readNo;
    }

    long unread() {
        return member ? messages.stream().filter(message -> !message.read).count() : 0;
    }

    long mentions() {
        return member
                ? messages.stream()
                        .filter(message -> message.mentioning && !message.read && !message.recalled)
                        .count()
                : 0;
    }

    Totals share(long now) {
        if (!member || pulled) {
            return Totals.NOTHING;
        }
        return isMuted(now) ? new Totals(0, unread(), mentions()) : new Totals(unread(), 0, mentions());
    }
}
