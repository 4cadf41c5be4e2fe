// SPDX-License-Identifier: Apache-2.0
package im.yan.storage.mysql;

import java.util.Comparator;

/** A row of the participant table: how far one user has come in one conversation. Only grows. */
record Participant(Key key, long deliveredSeq, long readSeq, long readNo) {

    /** In the order of the primary key. */
    record Key(long userId, String conversationId) implements Comparable<Key> {
        private static final Comparator<Key> ORDER =
                Comparator.comparingLong(Key::userId).thenComparing(Key::conversationId);

        @Override
        public int compareTo(Key other) {
            return ORDER.compare(this, other);
        }
    }

    /** In the conversation, having read nothing yet. */
    static Participant present(long userId, String conversationId) {
        return new Participant(new Key(userId, conversationId), 0, 0, 0);
    }

    static Participant delivered(long userId, String conversationId, long seq) {
        return new Participant(new Key(userId, conversationId), seq, 0, 0);
    }

    static Participant read(long userId, String conversationId, long seq, long messageNo) {
        return new Participant(new Key(userId, conversationId), 0, seq, messageNo);
    }

    Participant orLater(Participant other) {
        return new Participant(
                key,
                Math.max(deliveredSeq, other.deliveredSeq),
                Math.max(readSeq, other.readSeq),
                Math.max(readNo, other.readNo));
    }
}
