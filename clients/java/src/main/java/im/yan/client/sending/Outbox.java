// SPDX-License-Identifier: Apache-2.0
package im.yan.client.sending;

import im.yan.schemas.ProtocolLimits;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Every command without an answer, messages above all, and which one may be sent next: per conversation in order, never more in flight than the
 * server remembers answers for. Plain decisions; the time is passed in. Its bound is its caller's.
 */
final class Outbox {
    private final Duration ackTimeout;
    private final Map<PendingCommand.Key, PendingCommand> pending = new HashMap<>();
    private final Map<Integer, PendingCommand> byFrame = new HashMap<>();
    private final Map<String, Lane> lanes = new LinkedHashMap<>();
    private int inFlightMax = ProtocolLimits.IN_FLIGHT_MAX;

    Outbox(Duration ackTimeout) {
        this.ackTimeout = ackTimeout;
    }

    void limitInFlight(int max) {
        inFlightMax = max;
    }

    void add(PendingCommand send, long nowNanos) {
        var same = pending.putIfAbsent(send.key(), send);
        if (same != null) {
            same.join(send);
        } else {
            lanes.computeIfAbsent(send.key().conversationId(), conversation -> new Lane(nowNanos))
                    .add(send);
        }
    }

    /** The next message to send, if one may be sent now. */
    Optional<PendingCommand> next(long nowNanos) {
        for (var lane : lanes.values()) {
            if (lane.maySend(nowNanos, inFlightMax)) {
                return Optional.of(lane.first());
            }
        }
        return Optional.empty();
    }

    /** The message that {@link #next} gave has been sent. */
    void sent(PendingCommand send, int frameId, long nowNanos) {
        send.sentAs(frameId, nowNanos);
        byFrame.put(frameId, send);
        laneOf(send).sent();
    }

    /** Takes out the message; empty where it has been answered before. */
    Optional<PendingCommand> answered(PendingCommand.Key key) {
        var send = Optional.ofNullable(pending.remove(key));
        send.ifPresent(this::remove);
        return send;
    }

    /** The message whose latest attempt had this number. An answer to an earlier attempt says nothing: it is tried again. */
    Optional<PendingCommand> sentAs(int frameId) {
        return Optional.ofNullable(byFrame.get(frameId));
    }

    /** A message was refused for now: it and all unanswered ones after it are sent again, in order. */
    void postpone(PendingCommand send, long nowNanos, Duration asked) {
        var lane = laneOf(send);
        forgetAttempts(lane);
        lane.rewindLater(nowNanos, asked);
    }

    /** Conversations where an answer is overdue are sent again. */
    void resendOverdue(long nowNanos) {
        lanes.values().stream()
                .filter(lane -> lane.isOverdue(nowNanos, ackTimeout))
                .forEach(this::rewind);
    }

    /** The connection is another: everything unanswered is sent again. */
    void resendAll() {
        lanes.values().forEach(this::rewind);
    }

    /** How long until {@link #resendOverdue} or {@link #next} may have something; empty for never. */
    OptionalLong nanosUntilDue(long nowNanos) {
        return lanes.values().stream()
                .map(lane -> lane.nanosUntilDue(nowNanos, inFlightMax, ackTimeout))
                .flatMapToLong(OptionalLong::stream)
                .min();
    }

    /** Gives up. */
    List<PendingCommand> clear() {
        var all = List.copyOf(pending.values());
        pending.clear();
        byFrame.clear();
        lanes.clear();
        return all;
    }

    private void remove(PendingCommand send) {
        byFrame.remove(send.frameId(), send);
        var lane = laneOf(send);
        lane.answered(send);
        if (lane.isEmpty()) {
            lanes.remove(send.key().conversationId());
        }
    }

    private void rewind(Lane lane) {
        forgetAttempts(lane);
        lane.rewind();
    }

    private void forgetAttempts(Lane lane) {
        lane.inFlight().forEach(send -> byFrame.remove(send.frameId(), send));
    }

    private Lane laneOf(PendingCommand send) {
        var lane = lanes.get(send.key().conversationId());
        if (lane == null) {
            throw new IllegalStateException("no lane for " + send.key().clientMsgId());
        }
        return lane;
    }
}
