// SPDX-License-Identifier: Apache-2.0
package im.yan.push;

import com.google.protobuf.Message;
import im.yan.push.session.UserSessions;
import im.yan.schemas.Topic;
import im.yan.schemas.Topics;
import im.yan.schemas.TraceHeader;
import im.yan.schemas.v1.BroadcastEvent;
import im.yan.schemas.v1.CloseCode;
import im.yan.schemas.v1.DeliveredPosition;
import im.yan.schemas.v1.Downlink;
import im.yan.schemas.v1.Notice;
import im.yan.schemas.v1.Position;
import im.yan.schemas.v1.PushRequest;
import im.yan.schemas.v1.Receipt;
import im.yan.schemas.v1.ServerFrame;
import im.yan.schemas.v1.SignalRecord;
import im.yan.schemas.v1.StoredSession;
import im.yan.schemas.v1.Subscribe;
import im.yan.schemas.v1.Subscription;
import im.yan.schemas.v1.Unsubscribe;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/**
 * Everything that leaves one of push-fanout's processors, in the trace of the record that caused it. Stamped with the time of
 * sending: these topics are kept for minutes, and the cause may have waited longer.
 */
final class Outbox {
    private final ProcessorContext<Object, Message> context;
    private final String processor;
    private Optional<TraceHeader> trace = Optional.empty();

    Outbox(ProcessorContext<Object, Message> context, String processor) {
        this.context = context;
        this.processor = processor;
    }

    /** The node that writes what this processor sends to that topic. */
    static String sink(String processor, Topic<?> topic) {
        return processor + "-to-" + topic.name();
    }

    /** The node that makes dead letters of what this processor cannot use. */
    static String moveAside(String processor) {
        return processor + "-move-aside";
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
        downlink(connector, Downlink.newBuilder().addAllSessionIds(sessionIds).setFrame(frame));
    }

    void close(StoredSession session, CloseCode code) {
        downlink(
                session.getConnector(),
                Downlink.newBuilder().addSessionIds(session.getSessionId()).setClose(code));
    }

    void subscribe(UserSessions sessions, List<Subscription> subscriptions) {
        var subscribe = Subscribe.newBuilder().addAllSubscriptions(subscriptions);
        sessions.byConnector()
                .forEach((connector, ids) -> downlink(
                        connector, Downlink.newBuilder().addAllSessionIds(ids).setSubscribe(subscribe)));
    }

    void unsubscribe(UserSessions sessions, List<String> conversationIds) {
        var unsubscribe = Unsubscribe.newBuilder().addAllConversationIds(conversationIds);
        sessions.byConnector()
                .forEach((connector, ids) -> downlink(
                        connector, Downlink.newBuilder().addAllSessionIds(ids).setUnsubscribe(unsubscribe)));
    }

    void broadcast(int connector, BroadcastEvent event) {
        downlink(connector, Downlink.newBuilder().setBroadcast(event));
    }

    void broadcastHead(int connector, Position head) {
        downlink(connector, Downlink.newBuilder().setBroadcastHead(head));
    }

    void receipt(DeliveredPosition delivered) {
        var key = "%d/%s/delivered".formatted(delivered.getUserId(), delivered.getConversationId());
        send(Topics.RECEIPTS, key, Receipt.newBuilder().setDelivered(delivered).build());
    }

    void signal(DeliveredPosition delivered) {
        var conversationId = delivered.getConversationId();
        var record = SignalRecord.newBuilder().setConversationId(conversationId).setDelivered(delivered);
        send(Topics.SIGNALS, conversationId, record.build());
    }

    void notice(long userToTell, Notice.Builder notice) {
        send(
                Topics.NOTICES,
                Long.toString(userToTell),
                notice.setOwnerId(userToTell).build());
    }

    void push(PushRequest request) {
        send(Topics.PUSH, Long.toString(request.getUserId()), request);
    }

    /** As it came: the node behind makes a dead letter of it. */
    void unusable(Record<String, Message> record) {
        context.forward(record.withKey(record.key()), moveAside(processor));
    }

    private void downlink(int connector, Downlink.Builder downlink) {
        send(Topics.DOWNLINK, connector, downlink.build());
    }

    private void send(Topic<?> topic, Object key, Message value) {
        var headers = new RecordHeaders();
        trace.ifPresent(of -> of.addTo(headers));
        context.forward(new Record<>(key, value, context.currentSystemTimeMs(), headers), sink(processor, topic));
    }
}
