// SPDX-License-Identifier: Apache-2.0
package im.yan.connector.ingress;

import im.yan.connector.session.Door;
import im.yan.connector.session.Identity;
import im.yan.connector.session.Refusal;
import im.yan.connector.session.Session;
import im.yan.schemas.ClientCommands;
import im.yan.schemas.ConversationId;
import im.yan.schemas.Topics;
import im.yan.schemas.TraceHeader;
import im.yan.schemas.v1.ClientFrame;
import im.yan.schemas.v1.Command;
import im.yan.schemas.v1.Origin;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadLocalRandom;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Turns a client's frames into commands of im.commands, stamped with who asks and where the answer goes. Looks at the form of
 * the conversation's name only, because it becomes a key. To be called on the session's event loop: a session's commands keep
 * their order.
 */
public final class Commands {
    private static final Logger LOG = LoggerFactory.getLogger(Commands.class);

    private final LogWriter log;
    private final Intake intake;
    private final Door door;
    private final int ordinal;

    public Commands(LogWriter log, Intake intake, Door door, int ordinal) {
        this.log = log;
        this.intake = intake;
        this.door = door;
        this.ordinal = ordinal;
    }

    /** A frame that asks something of the router. */
    public void command(Session session, Identity identity, ClientFrame frame) {
        ClientCommands.of(frame, identity.userId())
                .ifPresentOrElse(
                        command -> handOver(session, identity, frame.getId(), command),
                        () -> door.refuse(session, frame.getId(), Refusal.unknownFrame()));
    }

    private void handOver(Session session, Identity identity, int requestId, Command.Builder command) {
        if (ConversationId.parse(command.getConversationId()).isEmpty()) {
            door.refuse(session, requestId, Refusal.noConversation());
            return;
        }
        var origin = Origin.newBuilder()
                .setConnector(ordinal)
                .setSessionId(identity.sessionId())
                .setRequestId(requestId)
                .setDeviceId(identity.device().getId());
        var record = new ProducerRecord<>(
                Topics.COMMANDS.name(),
                command.getConversationId(),
                command.setOrigin(origin).build().toByteArray());
        var trace = TraceHeader.random(ThreadLocalRandom.current());
        trace.addTo(record.headers());
        if (log.offer(record, LogWriter.Urgency.REFUSABLE, (taken, failure) -> failed(session, requestId, failure))) {
            LOG.atTrace()
                    .addKeyValue("traceId", trace.traceId())
                    .addKeyValue("connectionId", identity.sessionId())
                    .addKeyValue("userId", identity.userId())
                    .addKeyValue("conversationId", command.getConversationId())
                    .log("command handed to the log");
            intake.handedOver(session);
        } else {
            door.refuse(session, requestId, Refusal.unavailable());
        }
    }

    /** On the producer's thread. */
    private void failed(Session session, int requestId, @Nullable Exception failure) {
        if (failure == null) {
            return;
        }
        var refusal = failure instanceof RecordTooLargeException
                ? Refusal.invalid("the command is larger than the log takes")
                : Refusal.unavailable();
        try {
            session.eventLoop().execute(() -> door.refuse(session, requestId, refusal));
        } catch (RejectedExecutionException e) {
            // The connector has ended meanwhile, and with it the socket that could have been told.
        }
    }
}
