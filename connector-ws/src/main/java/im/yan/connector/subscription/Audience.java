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
    private final Map<String, Part> parts = new LinkedHashMap<>();
    private @Nullable Position head;

    private record Part(LiveSession session, long sinceSeq) {
        Part renewed(Part by) {
            return by.sinceSeq > sinceSeq ? by : this;
        }
    }

    void add(LiveSession session, long sinceSeq) {
        parts.merge(session.id(), new Part(session, sinceSeq), Part::renewed);
    }

    void remove(String sessionId) {
        parts.remove(sessionId);
    }

    boolean isEmpty() {
        return parts.isEmpty();
    }

    List<LiveSession> all() {
        return parts.values().stream().map(Part::session).toList();
    }

    /** Those that took part when this event happened: a broadcast may be later than the news of having joined after it. */
    List<LiveSession> at(long seq) {
        return parts.values().stream()
                .filter(part -> part.sinceSeq() <= seq)
                .map(Part::session)
                .toList();
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
