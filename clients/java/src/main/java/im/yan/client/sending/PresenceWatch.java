// SPDX-License-Identifier: Apache-2.0
package im.yan.client.sending;

import im.yan.client.loop.ClientLoop;
import im.yan.client.loop.Timer;
import im.yan.schemas.v1.ClientFrame;
import im.yan.schemas.v1.WatchPresence;
import java.time.Duration;
import java.util.Set;
import java.util.function.Consumer;

/** Keeps the server telling whether some users are online, for as long as the session and in the next. On the loop only. */
public final class PresenceWatch {
    private final ClientLoop loop;
    private final Duration again;
    private final Consumer<ClientFrame> wire;
    private Set<Long> watched = Set.of();
    private Timer repeat = Timer.NONE;
    private boolean open;

    /** @param again a watch that is not repeated ends by itself; so long before */
    public PresenceWatch(ClientLoop loop, Duration again, Consumer<ClientFrame> wire) {
        this.loop = loop;
        this.again = again;
        this.wire = wire;
    }

    /** Instead of those watched before. */
    public void watch(Set<Long> userIds) {
        var told = !watched.isEmpty() || !userIds.isEmpty();
        watched = userIds;
        if (open && told) {
            tell();
        }
    }

    public void opened() {
        open = true;
        if (!watched.isEmpty()) {
            tell();
        }
    }

    public void lost() {
        open = false;
        repeat.cancel();
    }

    private void tell() {
        repeat.cancel();
        wire.accept(ClientFrame.newBuilder()
                .setWatchPresence(WatchPresence.newBuilder().addAllUserIds(watched))
                .build());
        if (!watched.isEmpty()) {
            repeat = loop.after(again, this::tell);
        }
    }
}
