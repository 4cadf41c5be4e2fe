// SPDX-License-Identifier: Apache-2.0
package im.yan.push.presence;

import im.yan.schemas.v1.StoredSession;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Which sessions watch which users, and what they were told last. In memory only: a watch is repeated before it ends. Used by
 * one thread.
 */
public final class Watches {
    /** Of one user; a further one gets the one answer only. */
    public static final int WATCHERS_MAX = 1_000;

    /** In one partition; a further one gets the one answer only. */
    static final int WATCHES_MAX = 500_000;

    /** So that a reconnect is no flicker. */
    static final Duration GONE_AFTER = Duration.ofSeconds(10);

    private record Watch(StoredSession watcher, long untilMillis) {}

    private static final class Watched {
        private final Map<String, Watch> bySession = new LinkedHashMap<>();
        private boolean toldOnline;
        private long goneSinceMillis = Long.MAX_VALUE;

        private boolean isGoneForLong(long now) {
            goneSinceMillis = Math.min(goneSinceMillis, now);
            return now - goneSinceMillis >= GONE_AFTER.toMillis();
        }

        private boolean tell(boolean isOnline) {
            var isNews = toldOnline != isOnline;
            toldOnline = isOnline;
            goneSinceMillis = Long.MAX_VALUE;
            return isNews;
        }
    }

    private final int watchesMax;
    private final Map<Long, Watched> byUser = new HashMap<>();
    private final Set<Long> changed = new LinkedHashSet<>();
    private int count;

    public Watches() {
        this(WATCHES_MAX);
    }

    Watches(int watchesMax) {
        this.watchesMax = watchesMax;
    }

    /** A watch that is repeated goes on. */
    public void begin(long userId, StoredSession watcher, boolean isOnline, long untilMillis) {
        var watched = byUser.get(userId);
        var known = watched != null && watched.bySession.containsKey(watcher.getSessionId());
        var hasRoom = watched == null || watched.bySession.size() < WATCHERS_MAX;
        if (!known && (count >= watchesMax || !hasRoom)) {
            return;
        }
        if (watched == null) {
            watched = new Watched();
            watched.toldOnline = isOnline;
            byUser.put(userId, watched);
        }
        watched.bySession.put(watcher.getSessionId(), new Watch(watcher, untilMillis));
        count += known ? 0 : 1;
    }

    public void end(long userId, String sessionId) {
        var watched = byUser.get(userId);
        if (watched != null && watched.bySession.remove(sessionId) != null) {
            count--;
            forgetIfUnwatched(userId, watched);
        }
    }

    /** The user has come or gone; worth a look if somebody watches. */
    public void changed(long userId) {
        if (byUser.containsKey(userId)) {
            changed.add(userId);
        }
    }

    /** Watched users to look at. */
    public List<Long> changed() {
        return List.copyOf(changed);
    }

    /** Goes through all watches and drops those whose time is over or whose session died. */
    public void sweep(Predicate<StoredSession> isLive, long now) {
        List.copyOf(byUser.keySet()).forEach(userId -> watchersOf(userId, isLive, now));
    }

    /** The sessions that watch this user now; those whose time is over or that died are dropped. */
    public List<StoredSession> watchersOf(long userId, Predicate<StoredSession> isLive, long now) {
        var watched = byUser.get(userId);
        if (watched == null) {
            return List.of();
        }
        var before = watched.bySession.size();
        watched.bySession.values().removeIf(watch -> watch.untilMillis() < now || !isLive.test(watch.watcher()));
        count -= before - watched.bySession.size();
        forgetIfUnwatched(userId, watched);
        return watched.bySession.values().stream().map(Watch::watcher).toList();
    }

    /** Whether the watchers have to be told of this: at once that a user has come, after a while that she has gone. */
    public boolean isNews(long userId, boolean isOnline, long now) {
        var watched = byUser.get(userId);
        if (watched == null) {
            changed.remove(userId);
            return false;
        }
        if (watched.toldOnline && !isOnline && !watched.isGoneForLong(now)) {
            return false;
        }
        changed.remove(userId);
        return watched.tell(isOnline);
    }

    private void forgetIfUnwatched(long userId, Watched watched) {
        if (watched.bySession.isEmpty()) {
            byUser.remove(userId);
        }
    }
}
