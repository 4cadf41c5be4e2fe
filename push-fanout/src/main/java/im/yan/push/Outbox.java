// SPDX-License-Identifier: Apache-2.0
package im.yan.push;

import com.google.protobuf.Message;
import im.yan.push.session.UserSessions;
import im.yan.schemas.TraceHeader;
import im.yan.schemas.v1.CloseCode;
import im.yan.schemas.v1.DeliveredPosition;
import im.yan.schemas.v1.Downlink;
import im.yan.schemas.v1.Notice;
import im.yan.schemas.v1.PushRequest;
import im.yan.schemas.v1.Receipt;
import im.yan.schemas.v1.ServerFrame;
import im.yan.schemas.v1.StoredSession;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/**
 * Everything that leaves push-fanout, in the trace of the record that caused it. Stamped with the time of sending: these
 * topics are kept for minutes, and the cause may have waited longer.
 */
final class Outbox {
    static final String DOWNLINK = "downlink";
    static final String RECEIPTS = "receipts";
    static final String NOTICES = "notices-out";
    static final String PUSH = "push";
    static final String MOVE_ASIDE = "move-aside";

    private final ProcessorContext<Object, Message> context;
    private Optional<TraceHeader> trace = Optional.empty();

    Outbox(ProcessorContext<Object, Message> context) {
        this.context = context;
    }

    void following(Headers cause) {
        trace = TraceHeader.of(cause);
    }

    /** What follows has no record as its cause. */
    void untraced() {
        trace = Optional.empty();
    }

    void frame(UserSessions sessions, ServerFrame frame) {
        sessions.byConnector().forEach((connector, ids) -> frame(connector, ids, frame));
    }

    void frame(StoredSession session, ServerFrame frame) {
        frame(session.getConnector(), List.of(session.getSessionId()), frame);
    }

    void frame(int connector, List<String> sessionIds, ServerFrame frame) {
        var downlink = Downlink.newBuilder().addAllSessionIds(sessionIds).setFrame(frame);
        send(DOWNLINK, connector, downlink.build());
    }

    void close(StoredSession session, CloseCode code) {
        var downlink =
                Downlink.newBuilder().addSessionIds(session.getSessionId()).setClose(code);
        send(DOWNLINK, session.getConnector(), downlink.build());
    }

    void receipt(DeliveredPosition delivered) {
        var key = "%d/%s/delivered".formatted(delivered.getUserId(), delivered.getConversationId());
        send(RECEIPTS, key, Receipt.newBuilder().setDelivered(delivered).build());
    }

    void notice(long userToTell, DeliveredPosition delivered) {
        var notice = Notice.newBuilder().setOwnerId(userToTell).setDelivered(delivered);
        send(NOTICES, Long.toString(userToTell), notice.build());
    }

    void push(PushRequest request) {
        send(PUSH, Long.toString(request.getUserId()), request);
    }

    /** As it came: the node behind makes a dead letter of it. */
    void unusable(Record<String, Message> record) {
        context.forward(record.withKey(record.key()), MOVE_ASIDE);
    }

    private void send(String sink, Object key, Message value) {
        var headers = new RecordHeaders();
        trace.ifPresent(of -> of.addTo(headers));
        context.forward(new Record<>(key, value, context.currentSystemTimeMs(), headers), sink);
    }
}
