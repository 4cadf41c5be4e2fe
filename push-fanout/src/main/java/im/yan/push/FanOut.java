// SPDX-License-Identifier: Apache-2.0
package im.yan.push;

import com.google.protobuf.Message;
import im.yan.push.delivery.HeadStore;
import im.yan.push.retry.ResendClock;
import im.yan.push.retry.UnackedDeliveries;
import im.yan.push.session.ConnectorStore;
import im.yan.push.session.ConnectorWatch;
import im.yan.push.session.SessionStore;
import im.yan.schemas.v1.InboxEntry;
import im.yan.schemas.v1.Notice;
import im.yan.schemas.v1.SessionRecord;
import im.yan.schemas.v1.UnreadCount;
import java.time.Duration;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/**
 * Hands each record of one partition's users to the step that knows it, in order, and wakes the steps that wait. All on one
 * stream thread. Time is the wall clock's: nothing here is decided anew by a replay, it is only told again.
 */
final class FanOut implements Processor<String, @Nullable Message, Object, Message> {
    static final Duration TICK = Duration.ofMillis(500);

    private final PushConfig config;
    private final PushMetrics metrics;
    private ProcessorContext<Object, Message> context;
    private Outbox outbox;
    private ConnectorWatch watch;
    private ResendClock clock;
    private LiveSessions sessions;
    private FollowSessions follow;
    private DeliverNews deliver;
    private NoteAcks note;
    private SendAgain sendAgain;
    private Sweep sweep;

    FanOut(PushConfig config, PushMetrics metrics) {
        this.config = config;
        this.metrics = metrics;
    }

    @Override
    public void init(ProcessorContext<Object, Message> context) {
        this.context = context;
        var now = context.currentSystemTimeMs();
        var store = SessionStore.in(context);
        var heads = HeadStore.in(context);
        var unacked = new UnackedDeliveries(config.unacked(), config.resends());
        outbox = new Outbox(context);
        clock = new ResendClock(now);
        watch = new ConnectorWatch(ConnectorStore.in(context), now);
        sessions = new LiveSessions(store, watch, unacked, metrics);
        follow = new FollowSessions(sessions, watch, heads, outbox, config.sessionsPerUserMax());
        deliver = new DeliverNews(sessions, heads, unacked, clock, outbox, metrics);
        note = new NoteAcks(sessions, heads, unacked, clock, outbox, metrics);
        sendAgain = new SendAgain(sessions, heads, unacked, clock, outbox, metrics);
        sweep = new Sweep(store, sessions, heads, outbox, config.sweepUsersPerTick());
        context.schedule(TICK, PunctuationType.WALL_CLOCK_TIME, this::tick);
    }

    @Override
    public void process(Record<String, @Nullable Message> record) {
        var input = record.value();
        if (input == null) {
            // A count that was deleted is no news.
            return;
        }
        if (Flaws.of(input).isPresent()) {
            outbox.unusable(record.withValue(input));
            return;
        }
        outbox.following(record.headers());
        handle(input, context.currentSystemTimeMs());
    }

    @Override
    public void close() {
        sessions.close();
    }

    private void handle(Message input, long now) {
        switch (input) {
            case InboxEntry entry -> deliver.inbox(entry, now);
            case UnreadCount count -> deliver.unread(count, now);
            case Notice notice -> deliver.notice(notice, now);
            case SessionRecord session -> handle(session, now);
            default ->
                throw new IllegalStateException(
                        "no step knows a " + input.getDescriptorForType().getFullName());
        }
    }

    private void handle(SessionRecord session, long now) {
        switch (session.getKindCase()) {
            case OPENED -> follow.opened(session.getOpened(), now);
            case CLOSED -> follow.closed(session.getClosed(), now);
            case ACKS -> note.acks(session.getAcks(), now);
            case KIND_NOT_SET -> throw new IllegalStateException("a session record without a kind is a dead letter");
        }
    }

    private void tick(long now) {
        outbox.untraced();
        watch.tick(now);
        clock.tick(now, watch.isSilent(now));
        sendAgain.tick(now);
        sweep.tick(now);
    }
}
