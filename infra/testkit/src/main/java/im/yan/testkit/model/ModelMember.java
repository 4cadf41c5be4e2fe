// SPDX-License-Identifier: Apache-2.0
package im.yan.testkit.model;

import im.yan.schemas.v1.Role;
import java.util.Set;
import java.util.TreeSet;

/** One user in one conversation; stays when she leaves. */
public final class ModelMember {
    Role role = Role.ROLE_UNSPECIFIED;
    long mutedUntilMillis;
    long visibleFrom;
    boolean wasMember;
    long readSeq;
    long readNo;
    long silentUntilMillis;
    boolean markedUnread;
    long clearedSeq;
    final TreeSet<Long> hidden = new TreeSet<>();

    /** Every seq this user's devices are to see, if they are there sooner or later. */
    final TreeSet<Long> visible = new TreeSet<>();

    public boolean isMember() {
        return role != Role.ROLE_UNSPECIFIED;
    }

    boolean isAdmin() {
        return role == Role.ADMIN || role == Role.OWNER;
    }

    /** The first seq she sees; 0 for all of them. */
    public long visibleFrom() {
        return visibleFrom;
    }

    public Role role() {
        return role;
    }

    public long readSeq() {
        return readSeq;
    }

    public long readNo() {
        return readNo;
    }

    public boolean markedUnread() {
        return markedUnread;
    }

    public long silentUntilMillis() {
        return silentUntilMillis;
    }

    public long clearedSeq() {
        return clearedSeq;
    }

    public Set<Long> hidden() {
        return new TreeSet<>(hidden);
    }

    public Set<Long> visible() {
        return new TreeSet<>(visible);
    }

    void readTo(long seq, long messageNo) {
        readSeq = Math.max(readSeq, seq);
        readNo = Math.max(readNo, messageNo);
        markedUnread = false;
    }
}
