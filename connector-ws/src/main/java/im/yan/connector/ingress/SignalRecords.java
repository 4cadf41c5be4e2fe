// SPDX-License-Identifier: Apache-2.0
package im.yan.connector.ingress;

import im.yan.connector.session.ConnectorLife;
import im.yan.connector.subscription.InterestJournal;
import im.yan.schemas.Topics;
import im.yan.schemas.v1.ConnectorInterest;
import im.yan.schemas.v1.Signal;
import im.yan.schemas.v1.SignalRecord;
import org.apache.kafka.clients.producer.ProducerRecord;

/** What goes to im.signals: all of it may be dropped, because it is said again or worth forgetting. Safe from any thread. */
public final class SignalRecords implements InterestJournal {
    private final ConnectorLife life;
    private final LogWriter log;

    public SignalRecords(ConnectorLife life, LogWriter log) {
        this.life = life;
        this.log = log;
    }

    @Override
    public boolean announce(String conversationId, boolean interested) {
        var interest = ConnectorInterest.newBuilder()
                .setConnector(life.ordinal())
                .setConnectorEpoch(life.epoch())
                .setInterested(interested);
        return offer(SignalRecord.newBuilder()
                .setConversationId(conversationId)
                .setInterest(interest)
                .build());
    }

    void signal(Signal signal) {
        offer(SignalRecord.newBuilder()
                .setConversationId(signal.getConversationId())
                .setSignal(signal)
                .build());
    }

    private boolean offer(SignalRecord record) {
        return log.offer(
                new ProducerRecord<>(Topics.SIGNALS.name(), record.getConversationId(), record.toByteArray()),
                LogWriter.Urgency.DROPPABLE,
                (taken, failure) -> {});
    }
}
