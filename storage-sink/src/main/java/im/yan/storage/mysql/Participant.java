// SPDX-License-Identifier: Apache-2.0
package im.yan.storage.mysql;

import im.yan.schemas.ConversationId;
import im.yan.schemas.v1.Role;
import java.util.Comparator;

/** A row of the participant table: one user in one conversation. */
record Participant(Key key, Positions positions, Membership membership, Rank rank, Mute mute, Marks marks)
        implements Change {
    static final Comparator<Participant> BY_KEY = Comparator.comparing(
                    Participant::key, Comparator.comparingLong(Key::userId))
            .thenComparing(Participant::key, Comparator.comparing(Key::conversationId));

    record Key(long userId, String conversationId) {}

    /** How far the user has come. Only grows. */
    record Positions(long deliveredSeq, long readSeq, long readNo) {
        static final Positions NONE = new Positions(0, 0, 0);

        private Positions orLater(Positions other) {
            return new Positions(
                    Math.max(deliveredSeq, other.deliveredSeq),
                    Math.max(readSeq, other.readSeq),
                    Math.max(readNo, other.readNo));
        }
    }

    /**
     * Whether the user takes part, and since when.
     *
     * @param entrance of the last time; who leaves does not know it
     */
    record Membership(long number, boolean member, Entrance entrance) implements Numbered {
        static final Membership DIRECT = new Membership(0, true, Entrance.NONE);
        static final Membership NONE = new Membership(0, false, Entrance.NONE);

        private Membership orLater(Membership other) {
            var later = Numbered.later(this, other);
            return new Membership(later.number, later.member, Numbered.later(entrance, other.entrance));
        }
    }

    /** @param number seq of joining */
    record Entrance(long number, long visibleFromSeq) implements Numbered {
        static final Entrance NONE = new Entrance(0, 1);
    }

    /** @param role a Role's number */
    record Rank(long number, int role) implements Numbered {
        static final Rank DIRECT = new Rank(0, Role.MEMBER_VALUE);
        static final Rank NONE = new Rank(0, Role.ROLE_UNSPECIFIED_VALUE);
    }

    /** May not post until then. */
    record Mute(long number, long untilMillis) implements Numbered {
        static final Mute NONE = new Mute(0, 0);
    }

    /** The user's own view of the conversation; numbered by its version. */
    record Marks(long number, long silentUntilMillis, boolean markedUnread, long clearedSeq) implements Numbered {
        static final Marks NONE = new Marks(0, 0, false, 0);
    }

    /** As long as nothing else is known: in a direct conversation, not in a group. */
    static Participant of(ConversationId conversation, long userId) {
        var key = new Key(userId, conversation.text());
        return switch (conversation) {
            case ConversationId.Direct direct ->
                new Participant(key, Positions.NONE, Membership.DIRECT, Rank.DIRECT, Mute.NONE, Marks.NONE);
            case ConversationId.Group group ->
                new Participant(key, Positions.NONE, Membership.NONE, Rank.NONE, Mute.NONE, Marks.NONE);
        };
    }

    Participant delivered(long seq) {
        return at(positions.orLater(new Positions(seq, 0, 0)));
    }

    Participant read(long seq, long messageNo) {
        return at(positions.orLater(new Positions(0, seq, messageNo)));
    }

    private Participant at(Positions now) {
        return new Participant(key, now, membership, rank, mute, marks);
    }

    /** Nothing of before stays with a user who comes again. */
    Participant joined(long seq, long visibleFromSeq) {
        var now = new Membership(seq, true, new Entrance(seq, visibleFromSeq));
        return new Participant(key, positions, now, new Rank(seq, Role.MEMBER_VALUE), new Mute(seq, 0), marks);
    }

    Participant left(long seq) {
        var now = new Membership(seq, false, membership.entrance());
        return new Participant(
                key, positions, now, new Rank(seq, Role.ROLE_UNSPECIFIED_VALUE), new Mute(seq, 0), marks);
    }

    Participant ranked(long seq, int role) {
        return new Participant(key, positions, membership, new Rank(seq, role), mute, marks);
    }

    Participant muted(long seq, long untilMillis) {
        return new Participant(key, positions, membership, rank, new Mute(seq, untilMillis), marks);
    }

    Participant marked(Marks now) {
        return new Participant(key, positions, membership, rank, mute, now);
    }

    Participant orLater(Participant other) {
        return new Participant(
                key,
                positions.orLater(other.positions),
                membership.orLater(other.membership),
                Numbered.later(rank, other.rank),
                Numbered.later(mute, other.mute),
                Numbered.later(marks, other.marks));
    }
}
