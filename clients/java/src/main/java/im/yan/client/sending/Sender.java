// SPDX-License-Identifier: Apache-2.0
package im.yan.client.sending;

import im.yan.client.loop.ClientLoop;
import im.yan.client.loop.Timer;
import im.yan.schemas.v1.ClientFrame;
import im.yan.schemas.v1.Error;
import im.yan.schemas.v1.ErrorCode;
import im.yan.schemas.v1.Limits;
import im.yan.schemas.v1.MarkReadRequest;
import im.yan.schemas.v1.ReadPosition;
import im.yan.schemas.v1.SendAck;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;

/**
 * Sends what is due, as fast as the server allows, and again until it is answered. On the loop only, but for {@link
 * #markRead}.
 */
public final class Sender {
    /** Waiting for a token, several are let through at once rather than each waking the loop. */
    private static final Duration NAP_MIN = Duration.ofMillis(20);

    /** Where the server does not say how large a frame may be. */
    private static final int FRAME_BYTES_IF_UNSAID = 64 * 1024;

    private static final Duration MARK_AGAIN = Duration.ofSeconds(1);

    private final ClientLoop loop;
    private final SendingTimings timings;
    private final Consumer<ClientFrame> wire;
    private final Outbox outbox;
    private final ReadMarks marks = new ReadMarks();
    private RateShaper shaper = new RateShaper(Limits.getDefaultInstance(), System.nanoTime());
    private int frameBytesMax = FRAME_BYTES_IF_UNSAID;
    private int lastFrameId;
    private boolean open;
    private Timer wake = Timer.NONE;
    private boolean armed;
    private long wakeAtNanos;

    public Sender(ClientLoop loop, SendingTimings timings, Consumer<ClientFrame> wire) {
        this.loop = loop;
        this.timings = timings;
        this.wire = wire;
        this.outbox = new Outbox(timings.ackTimeout());
    }

    /** A session is open: everything unanswered goes out again, in order. */
    public void opened(Limits limits) {
        shaper = new RateShaper(limits, System.nanoTime());
        frameBytesMax = limits.getFrameBytesMax() > 0 ? limits.getFrameBytesMax() : FRAME_BYTES_IF_UNSAID;
        if (limits.getInFlightMax() > 0) {
            outbox.limitInFlight(limits.getInFlightMax());
        }
        outbox.resendAll();
        marks.resendAll();
        open = true;
        pump();
    }

    public void lost() {
        open = false;
        armed = false;
        wake.cancel();
    }

    public void submit(PendingCommand send) {
        outbox.add(send, System.nanoTime());
        pump();
    }

    /** From any thread. */
    public void markRead(MarkReadRequest mark) {
        if (marks.add(mark)) {
            loop.after(timings.gather(), this::pump);
        }
    }

    /** Sends a frame that does not wait; it counts for the rate all the same. */
    public void control(ClientFrame frame) {
        shaper.count();
        wire.accept(frame);
    }

    /** Sends a frame that is worth forgetting: not where there is no session, and not where it would hold up others. */
    public void ifConvenient(ClientFrame frame) {
        if (open && shaper.isOpen(System.nanoTime())) {
            control(frame);
        }
    }

    /** @return the command this answers, whose sender is not told yet; empty where it was answered before */
    public Optional<PendingCommand> acknowledged(SendAck ack) {
        var key = new PendingCommand.Key(ack.getConversationId(), ack.getClientMsgId());
        var command = outbox.answered(key).or(() -> outbox.answered(key.withoutConversation()));
        pump();
        return command;
    }

    public void confirmed(ReadPosition own) {
        marks.confirmed(own);
    }

    /** The server refused a frame: for good, or for now. */
    public void refused(int frameId, Error error) {
        if (error.getCode() == ErrorCode.RATE_LIMITED) {
            shaper.empty();
        }
        if (marks.refused(frameId, error.getRetryable())) {
            loop.after(MARK_AGAIN, this::pump);
            return;
        }
        outbox.sentAs(frameId).ifPresent(send -> {
            if (error.getRetryable()) {
                outbox.postpone(send, System.nanoTime(), Duration.ofMillis(error.getRetryAfterMillis()));
            } else {
                refuse(send, error);
            }
            pump();
        });
    }

    /** Gives up everything that has no answer yet. */
    public void stop(Error why) {
        lost();
        outbox.clear().forEach(send -> send.refused(why));
    }

    private void refuse(PendingCommand send, Error error) {
        outbox.answered(send.key()).ifPresent(refused -> refused.refused(error));
    }

    private void pump() {
        if (!open) {
            return;
        }
        var now = System.nanoTime();
        outbox.resendOverdue(now);
        while (shaper.isOpen(now) && (sendMark() || sendCommand(now))) {
            shaper.count();
        }
        nap(now).ifPresent(pause -> wakeAfter(pause, now));
    }

    /** A timer that is earlier than needed stays: waking for nothing is cheaper than moving it with every answer. */
    private void wakeAfter(Duration pause, long now) {
        var at = now + pause.toNanos();
        if (armed && wakeAtNanos - at <= 0) {
            return;
        }
        wake.cancel();
        armed = true;
        wakeAtNanos = at;
        wake = loop.after(pause, () -> {
            armed = false;
            pump();
        });
    }

    private boolean sendMark() {
        var mark = marks.next();
        mark.ifPresent(due -> {
            var id = nextFrameId();
            marks.sent(due, id);
            wire.accept(ClientFrame.newBuilder().setId(id).setMarkRead(due).build());
        });
        return mark.isPresent();
    }

    private boolean sendCommand(long now) {
        var next = outbox.next(now);
        next.ifPresent(send -> {
            var id = nextFrameId();
            var frame = send.request().toBuilder().setId(id).build();
            if (frame.getSerializedSize() > frameBytesMax) {
                refuse(send, tooLarge());
            } else {
                outbox.sent(send, id, now);
                wire.accept(frame);
            }
        });
        return next.isPresent();
    }

    /** The server would close the session for it. */
    private Error tooLarge() {
        return Error.newBuilder()
                .setCode(ErrorCode.FRAME_TOO_LARGE)
                .setMessage("A message may have at most " + frameBytesMax + " bytes with everything around it.")
                .build();
    }

    private Optional<Duration> nap(long now) {
        var due = marks.hasDue() ? OptionalLong.of(0) : outbox.nanosUntilDue(now);
        return due.stream()
                .mapToObj(nanos -> Duration.ofNanos(Math.max(nanos, shaper.nanosUntilOpen(now))))
                .map(pause -> pause.compareTo(NAP_MIN) > 0 ? pause : NAP_MIN)
                .findFirst();
    }

    /** Any number but 0, which would ask for no echo. */
    private int nextFrameId() {
        lastFrameId = lastFrameId == -1 ? 1 : lastFrameId + 1;
        return lastFrameId;
    }
}
