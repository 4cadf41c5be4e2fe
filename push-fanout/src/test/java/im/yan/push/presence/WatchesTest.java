// SPDX-License-Identifier: Apache-2.0
package im.yan.push.presence;

import static org.assertj.core.api.Assertions.assertThat;

import im.yan.schemas.v1.StoredSession;
import java.util.List;
import org.junit.jupiter.api.Test;

class WatchesTest {
    private static final long BOB = 2;

    @Test
    void aUserHasAtMostSoManyWatchers() {
        var watches = new Watches();
        for (var nth = 0; nth <= Watches.WATCHERS_MAX; nth++) {
            watches.begin(BOB, session("s" + nth), false, 10);
        }

        assertThat(watchers(watches, BOB)).hasSize(Watches.WATCHERS_MAX).doesNotContain("s" + Watches.WATCHERS_MAX);
    }

    @Test
    void aPartitionHasAtMostSoManyWatchesAndWhatEndsMakesRoom() {
        var watches = new Watches(2);
        watches.begin(1, session("a"), false, 10);
        watches.begin(2, session("a"), false, 10);
        watches.begin(2, session("a"), false, 20);
        watches.begin(3, session("a"), false, 10);
        assertThat(watchers(watches, 3)).isEmpty();

        watches.end(1, "a");
        watches.end(1, "a");
        watches.begin(3, session("a"), false, 10);
        watches.begin(4, session("a"), false, 10);

        assertThat(watchers(watches, 3)).containsExactly("a");
        assertThat(watchers(watches, 4)).isEmpty();
        watches.sweep(session -> true, 15);
        watches.begin(4, session("a"), false, 30);
        assertThat(watchers(watches, 2)).containsExactly("a");
        assertThat(watchers(watches, 4)).containsExactly("a");
    }

    @Test
    void onlyWhoIsWatchedIsLookedAt() {
        var watches = new Watches();
        watches.begin(BOB, session("a"), false, 10);

        watches.changed(BOB);
        watches.changed(3);

        assertThat(watches.changed()).containsExactly(BOB);
        assertThat(watches.isNews(BOB, true, 0)).isTrue();
        assertThat(watches.changed()).isEmpty();
    }

    private static List<String> watchers(Watches watches, long userId) {
        return watches.watchersOf(userId, session -> true, 0).stream()
                .map(StoredSession::getSessionId)
                .toList();
    }

    private static StoredSession session(String id) {
        return StoredSession.newBuilder().setSessionId(id).build();
    }
}
