// SPDX-License-Identifier: Apache-2.0
package im.yan.connector.egress;

import im.yan.connector.session.Session;
import io.netty.channel.EventLoop;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/** What is to be done for sessions, in order for each: one task per event loop and one flush per session. */
final class Batch {
    /** A session that was given so much is flushed at once, so that a large batch alone makes nobody a slow consumer. */
    static final int UNFLUSHED_BYTES_MAX = 64 * 1024;

    private final Map<EventLoop, List<Item>> byEventLoop = new HashMap<>();
    private int size;

    private record Item(Session session, Consumer<Session> act) {}

    void add(Session session, Consumer<Session> act) {
        byEventLoop
                .computeIfAbsent(session.eventLoop(), absent -> new ArrayList<>())
                .add(new Item(session, act));
        size++;
    }

    int size() {
        return size;
    }

    /** Completes when every event loop has done its part. */
    CompletableFuture<Void> run() {
        var done = new ArrayList<CompletableFuture<Void>>();
        byEventLoop.forEach((loop, items) -> done.add(CompletableFuture.runAsync(() -> run(items), loop)));
        return CompletableFuture.allOf(done.toArray(CompletableFuture[]::new));
    }

    private static void run(List<Item> items) {
        var touched = new LinkedHashSet<Session>();
        for (var item : items) {
            item.act().accept(item.session());
            flushIfMuch(item.session());
            touched.add(item.session());
        }
        touched.forEach(session -> session.channel().flush());
    }

    private static void flushIfMuch(Session session) {
        var channel = session.channel();
        var waiting = channel.config().getWriteBufferHighWaterMark() - channel.bytesBeforeUnwritable();
        if (waiting > UNFLUSHED_BYTES_MAX) {
            channel.flush();
        }
    }
}
