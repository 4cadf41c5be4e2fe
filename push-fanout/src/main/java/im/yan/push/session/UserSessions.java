// SPDX-License-Identifier: Apache-2.0
package im.yan.push.session;

import im.yan.schemas.v1.StoredSession;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;

/** One user's sessions, oldest first. */
public record UserSessions(List<StoredSession> all) {
    public static final UserSessions NONE = new UserSessions(List.of());

    /**
     * What opening a session came to.
     *
     * @param closed the oldest, which had to make room
     */
    public record Opening(UserSessions open, List<StoredSession> closed) {}

    public UserSessions {
        all = List.copyOf(all);
    }

    /** A session that is already known is announced again: it keeps its place. */
    public Opening open(StoredSession session, int max) {
        var sessions = new ArrayList<>(all);
        var place = indexOf(session.getSessionId());
        if (place >= 0) {
            sessions.set(place, session);
        } else {
            sessions.add(session);
        }
        var surplus = Math.max(0, sessions.size() - max);
        return new Opening(
                new UserSessions(sessions.subList(surplus, sessions.size())),
                List.copyOf(sessions.subList(0, surplus)));
    }

    public UserSessions without(String sessionId) {
        return only(session -> !session.getSessionId().equals(sessionId));
    }

    public UserSessions only(Predicate<StoredSession> wanted) {
        return new UserSessions(all.stream().filter(wanted).toList());
    }

    public Optional<StoredSession> find(String sessionId) {
        var place = indexOf(sessionId);
        return place < 0 ? Optional.empty() : Optional.of(all.get(place));
    }

    public boolean isEmpty() {
        return all.isEmpty();
    }

    /** Session ids by connector, so that each connector is sent one record. */
    public Map<Integer, List<String>> byConnector() {
        var ids = new TreeMap<Integer, List<String>>();
        for (var session : all) {
            ids.computeIfAbsent(session.getConnector(), connector -> new ArrayList<>())
                    .add(session.getSessionId());
        }
        return ids;
    }

    private int indexOf(String sessionId) {
        for (var place = 0; place < all.size(); place++) {
            if (all.get(place).getSessionId().equals(sessionId)) {
                return place;
            }
        }
        return -1;
    }
}
