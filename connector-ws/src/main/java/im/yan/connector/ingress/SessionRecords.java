// SPDX-License-Identifier: Apache-2.0
package im.yan.connector.ingress;

import im.yan.connector.session.ConnectorLife;
import im.yan.connector.session.Identity;
import im.yan.connector.session.SessionJournal;
import im.yan.schemas.Topic;
import im.yan.schemas.Topics;
import im.yan.schemas.v1.SessionClosed;
import im.yan.schemas.v1.SessionOpened;
import im.yan.schemas.v1.SessionRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The life of sessions as records of im.sessions. An opening can be refused; a closing goes while there is room at all. */
public final class SessionRecords implements SessionJournal {
    private static final Logger LOG = LoggerFactory.getLogger(SessionRecords.class);

    private final ConnectorLife life;
    private final LogWriter log;
    private final AckBatches acks;
    private final int partitions;

    public SessionRecords(ConnectorLife life, LogWriter log, AckBatches acks) {
        this.life = life;
        this.log = log;
        this.acks = acks;
        partitions = log.partitions(Topics.SESSIONS.name());
    }

    @Override
    public boolean opened(Identity identity) {
        var opened = SessionOpened.newBuilder()
                .setUserId(identity.userId())
                .setSessionId(identity.sessionId())
                .setConnector(life.ordinal())
                .setConnectorEpoch(life.epoch())
                .setDevice(identity.device())
                .setDeviceGeneration(identity.token().deviceGeneration());
        var record = SessionRecord.newBuilder().setOpened(opened).build();
        return offer(identity, record, LogWriter.Urgency.REFUSABLE);
    }

    @Override
    public void closed(Identity identity) {
        // First what the session has acknowledged, or its deliveries would count as lost.
        acks.flush(identity);
        var closed = SessionClosed.newBuilder().setUserId(identity.userId()).setSessionId(identity.sessionId());
        if (!offer(identity, SessionRecord.newBuilder().setClosed(closed).build(), LogWriter.Urgency.MUST_GO)) {
            unsaid(identity);
        }
    }

    private boolean offer(Identity identity, SessionRecord record, LogWriter.Urgency urgency) {
        var user = Long.toString(identity.userId());
        var partition = Topic.partitionOf(user, partitions);
        return log.offer(
                new ProducerRecord<>(Topics.SESSIONS.name(), partition, user, record.toByteArray()),
                urgency,
                (taken, failure) -> {
                    if (failure != null) {
                        unsaid(identity);
                    }
                });
    }

    /** push-fanout finds out by itself: from a session that is gone no acks come. */
    private static void unsaid(Identity identity) {
        LOG.atWarn()
                .addKeyValue("connectionId", identity.sessionId())
                .addKeyValue("userId", identity.userId())
                .log("the log did not take the life of a session");
    }
}
