// SPDX-License-Identifier: Apache-2.0
package im.yan.connector.egress;

import im.yan.connector.session.CloseReason;
import im.yan.connector.session.Door;
import im.yan.connector.session.Session;
import im.yan.connector.session.Sessions;
import im.yan.schemas.v1.Downlink;
import io.netty.channel.EventLoop;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/**
 * Brings a batch to the sessions it names, in order for each, with one task per event loop and one flush per session. Sessions
 * this connector does not have, or no longer, are skipped.
 */
public final class Handover {
    /** A session that was given so much is flushed at once, so that a large batch alone makes nobody a slow consumer. */
    static final int UNFLUSHED_BYTES_MAX = 64 * 1024;

    private final Sessions sessions;
    private final Door door;

    private record Item(Session session, Downlink downlink) {}

    public Handover(Sessions sessions, Door door) {
        this.sessions = sessions;
        this.door = door;
    }

    /** Completes when every event loop has done its part. */
    CompletableFuture<Void> handOver(List<Downlink> downlinks) {
        var done = new ArrayList<CompletableFuture<Void>>();
        byEventLoop(downlinks).forEach((loop, items) -> done.add(CompletableFuture.runAsync(() -> bring(items), loop)));
        return CompletableFuture.allOf(done.toArray(CompletableFuture[]::new));
    }

    private Map<EventLoop, List<Item>> byEventLoop(List<Downlink> downlinks) {
        var items = new IdentityHashMap<EventLoop, List<Item>>();
        for (var downlink : downlinks) {
            for (var id : downlink.getSessionIdsList()) {
                sessions.find(id)
                        .ifPresent(session -> items.computeIfAbsent(session.eventLoop(), absent -> new ArrayList<>())
                                .add(new Item(session, downlink)));
            }
        }
        return items;
    }

    private void bring(List<Item> items) {
        var touched = new LinkedHashSet<Session>();
        for (var item : items) {
            bring(item);
            touched.add(item.session());
        }
        touched.forEach(session -> session.channel().flush());
    }

    private void bring(Item item) {
        var session = item.session();
        switch (item.downlink().getKindCase()) {
            case FRAME -> {
                door.write(session, item.downlink().getFrame());
                flushIfMuch(session);
            }
            case CLOSE -> door.close(session, CloseReason.of(item.downlink().getClose()));
            // A kind of a newer schema: there is nothing this version could do with it.
            case KIND_NOT_SET -> {}
        }
    }

    private static void flushIfMuch(Session session) {
        var channel = session.channel();
        var waiting = channel.config().getWriteBufferHighWaterMark() - channel.bytesBeforeUnwritable();
        if (waiting > UNFLUSHED_BYTES_MAX) {
            channel.flush();
        }
    }
}
