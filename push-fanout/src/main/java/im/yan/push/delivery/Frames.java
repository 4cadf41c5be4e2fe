// SPDX-License-Identifier: Apache-2.0
package im.yan.push.delivery;

import im.yan.schemas.v1.CommandAnswered;
import im.yan.schemas.v1.ConversationEvent;
import im.yan.schemas.v1.ConversationMarks;
import im.yan.schemas.v1.Deliver;
import im.yan.schemas.v1.DeliverAckOk;
import im.yan.schemas.v1.DeliveredPosition;
import im.yan.schemas.v1.Heads;
import im.yan.schemas.v1.MemberPositions;
import im.yan.schemas.v1.MessagesHidden;
import im.yan.schemas.v1.Position;
import im.yan.schemas.v1.Presence;
import im.yan.schemas.v1.ReadPosition;
import im.yan.schemas.v1.SendAck;
import im.yan.schemas.v1.ServerFrame;
import im.yan.schemas.v1.Signal;
import im.yan.schemas.v1.UnreadCount;
import java.util.ArrayList;
import java.util.List;

/** The frames that push-fanout makes. */
public final class Frames {
    /** A batch of resent events is cut where it would pass this size; one event alone may be larger. */
    public static final int DELIVER_BYTES_MAX = 64 * 1024;

    private Frames() {}

    public static ServerFrame deliver(ConversationEvent event) {
        return deliverAll(List.of(event));
    }

    /** In the given order, as few frames as the size allows. */
    public static List<ServerFrame> deliver(List<ConversationEvent> events) {
        var frames = new ArrayList<ServerFrame>();
        var batch = new ArrayList<ConversationEvent>();
        var bytes = 0;
        for (var event : events) {
            if (!batch.isEmpty() && bytes + event.getSerializedSize() > DELIVER_BYTES_MAX) {
                frames.add(deliverAll(batch));
                batch.clear();
                bytes = 0;
            }
            batch.add(event);
            bytes += event.getSerializedSize();
        }
        if (!batch.isEmpty()) {
            frames.add(deliverAll(batch));
        }
        return frames;
    }

    /** For the session that asked: its command's numbers, or why it was refused. */
    public static ServerFrame answer(CommandAnswered answered) {
        var frame = ServerFrame.newBuilder().setReplyTo(answered.getOrigin().getRequestId());
        return answered.hasRefused()
                ? frame.setError(answered.getRefused()).build()
                : frame.setSendAck(sendAck(answered)).build();
    }

    public static ServerFrame deliverAckOk(List<Position> positions) {
        return ServerFrame.newBuilder()
                .setDeliverAckOk(DeliverAckOk.newBuilder().addAllPositions(positions))
                .build();
    }

    public static ServerFrame heads(List<Position> positions) {
        return ServerFrame.newBuilder()
                .setHeads(Heads.newBuilder().addAllPositions(positions))
                .build();
    }

    public static ServerFrame delivered(DeliveredPosition position) {
        return ServerFrame.newBuilder().setDelivered(position).build();
    }

    public static ServerFrame read(ReadPosition position) {
        return ServerFrame.newBuilder().setRead(position).build();
    }

    public static ServerFrame unread(UnreadCount count) {
        return ServerFrame.newBuilder().setUnread(count).build();
    }

    public static ServerFrame marks(ConversationMarks marks) {
        return ServerFrame.newBuilder().setMarks(marks).build();
    }

    public static ServerFrame hidden(MessagesHidden hidden) {
        return ServerFrame.newBuilder().setHidden(hidden).build();
    }

    public static ServerFrame signal(Signal signal) {
        return ServerFrame.newBuilder().setSignal(signal).build();
    }

    public static ServerFrame memberPositions(MemberPositions positions) {
        return ServerFrame.newBuilder().setMemberPositions(positions).build();
    }

    public static ServerFrame presence(Presence presence) {
        return ServerFrame.newBuilder().setPresence(presence).build();
    }

    private static ServerFrame deliverAll(List<ConversationEvent> events) {
        return ServerFrame.newBuilder()
                .setDeliver(Deliver.newBuilder().addAllEvents(events))
                .build();
    }

    private static SendAck sendAck(CommandAnswered answered) {
        var numbers = answered.getAccepted();
        return SendAck.newBuilder()
                .setClientMsgId(answered.getClientMsgId())
                .setConversationId(answered.getConversationId())
                .setSeq(numbers.getSeq())
                .setMessageNo(numbers.getMessageNo())
                .setMessageId(numbers.getMessageId())
                .setTimeMillis(numbers.getTimeMillis())
                .build();
    }
}
