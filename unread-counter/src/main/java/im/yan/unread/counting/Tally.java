// SPDX-License-Identifier: Apache-2.0
package im.yan.unread.counting;

import im.yan.schemas.v1.ConversationEvent;
import im.yan.schemas.v1.Diffusion;
import im.yan.schemas.v1.InboxEntry;
import im.yan.schemas.v1.Membership;
import im.yan.schemas.v1.ReadPosition;
import java.util.OptionalLong;

/**
 * How one user stands in one conversation, as her inbox tells it. An entry that comes again, at once or much later, changes
 * nothing.
 *
 * @param readSeq the last event the user has read
 * @param eventSeq the last event whose mentions, edit or recall are in here
 */
public record Tally(
        Unread unread, long readSeq, long eventSeq, Mentions mentions, Participation participation, Marks marks) {
    public static final Tally NEW = new Tally(Unread.NOTHING, 0, 0, Mentions.NONE, Participation.UNCHANGED, Marks.NONE);

    /** @param time of the entry */
    public Tally after(InboxEntry entry, long time) {
        var owner = entry.getOwnerId();
        return switch (entry.getKindCase()) {
            case EVENT -> afterEvent(owner, entry.getEvent());
            case ANSWERED ->
                entry.getAnswered().hasEvent()
                        ? afterEvent(owner, entry.getAnswered().getEvent())
                        : this;
            case READ -> afterReading(owner, entry.getRead());
            case MEMBERSHIP -> afterMembership(entry.getMembership(), time);
            case MARKS -> with(marks.after(entry.getMarks(), time));
            case HIDDEN, KIND_NOT_SET -> this;
        };
    }

    /** What the clock alone has changed. */
    public Tally at(long now) {
        return with(marks.at(now));
    }

    /** When {@link #at} will say something new, or the tally can be forgotten. */
    public OptionalLong dueMillis() {
        if (marks.muted()) {
            return OptionalLong.of(marks.mutedUntilMillis());
        }
        return hasNothingLeft() ? OptionalLong.of(participation.forgottenMillis()) : OptionalLong.empty();
    }

    /** The user left long ago, and would find nothing of her own if she came back. */
    public boolean isForgotten(long now) {
        return hasNothingLeft() && participation.forgottenMillis() <= now;
    }

    /** What this conversation adds to the user's totals. */
    public Totals share() {
        if (participation.left() || participation.pulled()) {
            return Totals.NOTHING;
        }
        return marks.muted()
                ? new Totals(0, unread.count(), mentions.count())
                : new Totals(unread.count(), 0, mentions.count());
    }

    private boolean hasNothingLeft() {
        return participation.left() && !marks.muted() && !marks.markedUnread();
    }

    private Tally afterReading(long owner, ReadPosition position) {
        return participation.left() || position.getUserId() != owner
                ? this
                : readTo(position.getSeq(), position.getMessageNo());
    }

    /** Sending implies reading. */
    private Tally afterEvent(long owner, ConversationEvent event) {
        if (participation.left()) {
            return this;
        }
        var own = event.hasMessagePosted() && event.getActorId() == owner;
        var known = own ? readTo(event.getSeq(), event.getMessageNo()) : grownTo(event.getMessageNo());
        // A mention that was recalled since must not come back with a repeat.
        return event.getSeq() <= eventSeq ? known : known.mentionedIn(event, owner);
    }

    private Tally mentionedIn(ConversationEvent event, long owner) {
        var now = Mentioning.of(event, owner).applyTo(mentions, readSeq);
        return new Tally(unread, readSeq, event.getSeq(), now, participation, marks);
    }

    private Tally afterMembership(Membership membership, long time) {
        var seq = membership.getSeq();
        var pulled = membership.getDiffusion() == Diffusion.READ;
        if (membership.getMember() && !membership.getJoined()) {
            // Of one event a user may hear twice: that she has joined, and that the diffusion is another with her.
            return participation.left() || seq < participation.seq()
                    ? this
                    : grownTo(membership.getMessageNo()).with(Participation.member(seq, pulled));
        }
        if (seq <= participation.seq()) {
            return this;
        }
        return anew(
                seq,
                membership.getMessageNo(),
                membership.getMember() ? Participation.member(seq, pulled) : Participation.left(seq, time));
    }

    /** Joining and leaving both end what was there: nothing of it counts any more. */
    private Tally anew(long seq, long messages, Participation now) {
        return new Tally(
                unread.allRead(messages), Math.max(readSeq, seq), Math.max(eventSeq, seq), Mentions.NONE, now, marks);
    }

    private Tally grownTo(long messages) {
        return new Tally(unread.grownTo(messages), readSeq, eventSeq, mentions, participation, marks);
    }

    private Tally readTo(long seq, long messages) {
        return new Tally(
                unread.readTo(messages),
                Math.max(readSeq, seq),
                eventSeq,
                mentions.readTo(seq, messages),
                participation,
                marks);
    }

    private Tally with(Participation now) {
        return new Tally(unread, readSeq, eventSeq, mentions, now, marks);
    }

    private Tally with(Marks now) {
        return new Tally(unread, readSeq, eventSeq, mentions, participation, now);
    }
}
