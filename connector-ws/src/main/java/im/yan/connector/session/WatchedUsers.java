// SPDX-License-Identifier: Apache-2.0
package im.yan.connector.session;

import im.yan.schemas.v1.ClientFrame;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The users whose presence a session's client wants to know. The list changes at most once in {@link #REST}: of what comes
 * meanwhile the last one waits, and the others were never there. Confined to the session's event loop.
 */
public final class WatchedUsers {
    /** One list is a record for each user in it and each no longer in it, so a client that repeats it costs the log hundreds. */
    public static final Duration REST = Duration.ofSeconds(1);

    private Set<Long> users = Set.of();
    private @Nullable ClientFrame waiting;
    private boolean isResting;

    /** Whether this list may take the place of the one before it now; if not, it waits. */
    public boolean mayChangeTo(ClientFrame list) {
        if (isResting) {
            waiting = list;
        }
        return !isResting;
    }

    /** Returns who was watched until now; the rest begins. */
    public Set<Long> change(Set<Long> now) {
        var before = users;
        users = now;
        isResting = true;
        return before;
    }

    /** The rest is over; returns the list that waited for that. */
    public Optional<ClientFrame> rested() {
        var next = Optional.ofNullable(waiting);
        waiting = null;
        isResting = false;
        return next;
    }
}
