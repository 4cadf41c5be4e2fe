// SPDX-License-Identifier: Apache-2.0
package im.yan.connector.subscription;

import im.yan.connector.session.LiveSession;
import im.yan.schemas.v1.Position;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The sessions here that take part in one conversation, and where it stands as far as this connector was told. */
final class Audience {
    private final Map<String, LiveSession> sessions = new LinkedHashMap<>();
    private @Nullable Position head;

    boolean add(LiveSession session) {
        return sessions.putIfAbsent(session.id(), session) == null;
    }

    boolean remove(String sessionId) {
        return sessions.remove(sessionId) != null;
    }

    boolean isEmpty() {
        return sessions.isEmpty();
    }

    List<LiveSession> all() {
        return List.copyOf(sessions.values());
    }

    Optional<Position> head() {
        return Optional.ofNullable(head);
    }

    /** Whether that is news. */
    boolean raise(Position position) {
        if (head != null && head.getSeq() >= position.getSeq()) {
            return false;
        }
        head = position;
        return true;
    }
}
