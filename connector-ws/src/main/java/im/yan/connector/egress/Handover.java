// SPDX-License-Identifier: Apache-2.0
package im.yan.connector.egress;

import im.yan.connector.session.CloseReason;
import im.yan.connector.session.Door;
import im.yan.connector.session.LiveSession;
import im.yan.connector.session.Sessions;
import im.yan.connector.session.SharedFrame;
import im.yan.connector.session.Traffic;
import im.yan.connector.subscription.Subscriptions;
import im.yan.schemas.v1.BroadcastEvent;
import im.yan.schemas.v1.Downlink;
import im.yan.schemas.v1.Position;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * Brings downlinks to the sessions they name, and broadcasts to those that take part, in order for each. Who takes part is
 * decided here, in the order of the downlinks, and only then do the event loops write. Sessions this connector does not have, or
 * no longer, are skipped. One thread.
 */
public final class Handover {
    /** Writes that are planned at once; a broadcast to many is many. The next are planned while these are being made. */
    static final int WRITES_MAX = 10_000;

    private final Sessions sessions;
    private final Subscriptions subscriptions;
    private final Door door;
    private final Traffic traffic;
    private final Delivery delivery;

    public Handover(Sessions sessions, Subscriptions subscriptions, Door door, Traffic traffic, LongSupplier nanoTime) {
        this.sessions = sessions;
        this.subscriptions = subscriptions;
        this.door = door;
        this.traffic = traffic;
        delivery = new Delivery(door, nanoTime);
    }

    /** Completes when every event loop has done its part; waits for all but the last of many writes itself. */
    CompletableFuture<Void> handOver(List<Downlink> downlinks) {
        var previous = CompletableFuture.<Void>completedFuture(null);
        var batch = new Batch();
        for (var downlink : downlinks) {
            plan(downlink, batch);
            if (batch.size() >= WRITES_MAX) {
                previous.join();
                previous = batch.run();
                batch = new Batch();
            }
        }
        subscriptions.announce();
        return CompletableFuture.allOf(previous, batch.run());
    }

    private void plan(Downlink downlink, Batch batch) {
        switch (downlink.getKindCase()) {
            case FRAME ->
                named(downlink, live -> batch.add(live.session(), to -> delivery.write(to, downlink.getFrame())));
            case CLOSE -> {
                var reason = CloseReason.of(downlink.getClose());
                named(downlink, live -> batch.add(live.session(), to -> door.close(to, reason)));
            }
            case SUBSCRIBE -> named(downlink, live -> subscribe(live, downlink, batch));
            case UNSUBSCRIBE ->
                named(
                        downlink,
                        live -> subscriptions.unsubscribe(
                                live, downlink.getUnsubscribe().getConversationIdsList()));
            case BROADCAST -> broadcast(downlink.getBroadcast(), batch);
            case BROADCAST_HEAD -> tellWhere(downlink.getBroadcastHead(), batch);
            // A kind of a newer schema: there is nothing this version could do with it.
            case KIND_NOT_SET -> {}
        }
    }

    private void named(Downlink downlink, Consumer<LiveSession> act) {
        for (var id : downlink.getSessionIdsList()) {
            sessions.find(id).ifPresent(act);
        }
    }

    private void subscribe(LiveSession live, Downlink downlink, Batch batch) {
        var heads = subscriptions.subscribe(live, downlink.getSubscribe().getSubscriptionsList());
        if (!heads.isEmpty()) {
            var frame = Delivery.heads(heads);
            batch.add(live.session(), to -> door.write(to, frame));
        }
    }

    private void broadcast(BroadcastEvent broadcast, Batch batch) {
        traffic.broadcast();
        var event = broadcast.getEvent();
        var frame = Delivery.copyOf(event);
        for (var live : subscriptions.audienceOf(event)) {
            if (!live.id().equals(broadcast.getOriginSessionId())) {
                batch.add(live.session(), to -> delivery.copy(to, event, frame));
            }
        }
    }

    private void tellWhere(Position head, Batch batch) {
        var frame = new SharedFrame(Delivery.heads(List.of(head)));
        subscriptions.audienceOf(head).forEach(live -> batch.add(live.session(), to -> door.write(to, frame)));
    }
}
