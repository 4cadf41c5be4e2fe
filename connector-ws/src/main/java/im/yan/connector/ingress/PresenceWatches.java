// SPDX-License-Identifier: Apache-2.0
package im.yan.connector.ingress;

import im.yan.connector.session.ConnectorLife;
import im.yan.connector.session.Door;
import im.yan.connector.session.Identity;
import im.yan.connector.session.Refusal;
import im.yan.connector.session.Session;
import im.yan.connector.session.WatchedUsers;
import im.yan.schemas.ProtocolLimits;
import im.yan.schemas.Topic;
import im.yan.schemas.Topics;
import im.yan.schemas.v1.ClientFrame;
import im.yan.schemas.v1.PresenceWatched;
import im.yan.schemas.v1.SessionRecord;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * Tells push-fanout, at each watched user's partition, which users a session watches and which no longer, as often as a session
 * may change that ({@link WatchedUsers}). A session's end is not said: a watch that is not renewed runs out.
 */
public final class PresenceWatches {
    private final ConnectorLife life;
    private final LogWriter log;
    private final Intake intake;
    private final Door door;
    private final int partitions;

    public PresenceWatches(ConnectorLife life, LogWriter log, Intake intake, Door door) {
        this.life = life;
        this.log = log;
        this.intake = intake;
        this.door = door;
        partitions = log.partitions(Topics.SESSIONS.name());
    }

    /** To be called on the session's event loop. */
    public void watch(Session session, Identity identity, ClientFrame frame) {
        var users = frame.getWatchPresence().getUserIdsList();
        if (users.size() > ProtocolLimits.PRESENCE_WATCHED_MAX) {
            var sentence =
                    "the presence of %d users at most can be watched".formatted(ProtocolLimits.PRESENCE_WATCHED_MAX);
            door.refuse(session, frame.getId(), Refusal.invalid(sentence));
        } else if (users.stream().anyMatch(user -> user <= 0)) {
            door.refuse(session, frame.getId(), Refusal.invalid("a userId is positive"));
        } else if (session.watched().mayChangeTo(frame)) {
            change(session, identity, frame);
        }
    }

    private void change(Session session, Identity identity, ClientFrame frame) {
        var taken = replace(session, identity, frame.getWatchPresence().getUserIdsList());
        session.eventLoop().schedule(() -> rested(session), WatchedUsers.REST.toMillis(), TimeUnit.MILLISECONDS);
        if (taken) {
            intake.handedOver(session);
        } else {
            door.refuse(session, frame.getId(), Refusal.unavailable());
        }
    }

    private void rested(Session session) {
        session.watched()
                .rested()
                .ifPresent(waiting -> session.identity().ifPresent(identity -> change(session, identity, waiting)));
    }

    /** False if the log did not take all of it; the client's next try says all of it again. */
    private boolean replace(Session session, Identity identity, List<Long> users) {
        var now = Set.copyOf(users);
        var gone = new LinkedHashSet<>(session.watched().change(now));
        gone.removeAll(now);
        var taken = true;
        for (var user : gone) {
            taken &= say(identity, user, true);
        }
        for (var user : now) {
            taken &= say(identity, user, false);
        }
        return taken;
    }

    private boolean say(Identity watcher, long watchedUser, boolean ended) {
        var watched = PresenceWatched.newBuilder()
                .setUserId(watchedUser)
                .setWatcherId(watcher.userId())
                .setSessionId(watcher.sessionId())
                .setConnector(life.ordinal())
                .setConnectorEpoch(life.epoch())
                .setEnded(ended);
        var key = Long.toString(watchedUser);
        var record = new ProducerRecord<>(
                Topics.SESSIONS.name(),
                Topic.partitionOf(key, partitions),
                key,
                SessionRecord.newBuilder().setWatched(watched).build().toByteArray());
        return log.offer(record, LogWriter.Urgency.REFUSABLE, (metadata, failure) -> {});
    }
}
