// SPDX-License-Identifier: Apache-2.0
package im.yan.storage.mysql;

import java.util.Comparator;

/**
 * A row of the invitation table.
 *
 * @param terms as it was created; unknown to the event that revokes it
 * @param number seq of the last event that created or revoked it
 */
record Invitation(String conversationId, String invitationId, Terms terms, boolean revoked, long number)
        implements Change, Numbered {
    static final Comparator<Invitation> BY_KEY =
            Comparator.comparing(Invitation::conversationId).thenComparing(Invitation::invitationId);

    record Terms(long creatorId, long expiresMillis, int usesMax) {
        static final Terms UNKNOWN = new Terms(0, 0, 0);

        private Terms orIfUnknown(Terms other) {
            return equals(UNKNOWN) ? other : this;
        }
    }

    static Invitation created(String conversationId, String invitationId, Terms terms, long seq) {
        return new Invitation(conversationId, invitationId, terms, false, seq);
    }

    static Invitation revoked(String conversationId, String invitationId, long seq) {
        return new Invitation(conversationId, invitationId, Terms.UNKNOWN, true, seq);
    }

    Invitation orLater(Invitation other) {
        var later = Numbered.later(this, other);
        var known = later.terms.orIfUnknown(terms.orIfUnknown(other.terms));
        return new Invitation(conversationId, invitationId, known, later.revoked, later.number);
    }
}
