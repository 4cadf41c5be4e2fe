// SPDX-License-Identifier: Apache-2.0
package im.yan.push;

import im.yan.push.group.BroadcastHeadStore;
import im.yan.push.group.Interests;
import im.yan.push.group.Interests.Interest;
import im.yan.push.retry.ResendClock;
import im.yan.push.session.ConnectorWatch;
import im.yan.schemas.v1.BroadcastEvent;
import im.yan.schemas.v1.ConnectorInterest;
import im.yan.schemas.v1.StoredSession;
import java.time.Duration;

/**
 * Gives each connector that has sessions in a read-diffused group one copy of its events (ADR 0011). A connector that begins
 * to take part is told where the group stands, so nothing falls between what its clients pull and the first copy.
 */
final class CopyBroadcasts {
    private static final long SWEEP_MILLIS = Duration.ofSeconds(10).toMillis();

    private final Interests interests;
    private final BroadcastHeadStore heads;
    private final ConnectorWatch watch;
    private final ResendClock clock;
    private final Outbox outbox;
    private final PushMetrics metrics;
    private long nextSweepMillis;

    CopyBroadcasts(
            Interests interests,
            BroadcastHeadStore heads,
            ConnectorWatch watch,
            ResendClock clock,
            Outbox outbox,
            PushMetrics metrics) {
        this.interests = interests;
        this.heads = heads;
        this.watch = watch;
        this.clock = clock;
        this.outbox = outbox;
        this.metrics = metrics;
    }

    void event(BroadcastEvent broadcast, long now) {
        var event = broadcast.getEvent();
        heads.raise(event);
        for (var interest : interests.in(event.getConversationId(), one -> isLive(one, now), clock.at(now))) {
            outbox.broadcast(interest.connector(), broadcast);
            metrics.copied();
        }
        if (event.hasGroupDissolved()) {
            // The head stays: who was away is told by it that there is an end to fetch.
            interests.forget(event.getConversationId());
        }
    }

    void interest(String conversationId, ConnectorInterest interest, long now) {
        if (interests.note(conversationId, interest, clock.at(now))) {
            heads.of(conversationId).ifPresent(head -> outbox.broadcastHead(interest.getConnector(), head));
        }
    }

    void tick(long now) {
        if (now >= nextSweepMillis) {
            nextSweepMillis = now + SWEEP_MILLIS;
            interests.sweep(interest -> isLive(interest, now), clock.at(now));
        }
    }

    private boolean isLive(Interest interest, long now) {
        var life = StoredSession.newBuilder()
                .setConnector(interest.connector())
                .setConnectorEpoch(interest.epoch())
                .setOpenedMillis(now - (clock.at(now) - interest.renewedMillis()));
        return watch.isLive(life.build(), now);
    }
}
