// SPDX-License-Identifier: Apache-2.0
package im.yan.push;

import com.google.protobuf.Message;
import im.yan.push.group.BroadcastHeadStore;
import im.yan.push.group.InterestStore;
import im.yan.push.group.Interests;
import im.yan.push.group.MovedPositions;
import im.yan.push.group.RosterStore;
import im.yan.push.retry.ResendClock;
import im.yan.push.session.ConnectorStore;
import im.yan.push.session.ConnectorWatch;
import im.yan.schemas.v1.Broadcast;
import im.yan.schemas.v1.SignalRecord;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/**
 * Spreads what concerns all of a conversation: hands each record of one partition's conversations to the step that knows it,
 * in order. All on one stream thread, by the wall clock, as {@link FanOut} does for users.
 */
final class Spread implements Processor<String, @Nullable Message, Object, Message> {
    private final PushMetrics metrics;
    private ProcessorContext<Object, Message> context;
    private Outbox outbox;
    private ConnectorWatch watch;
    private ResendClock clock;
    private CopyBroadcasts copies;
    private TellMembers members;

    Spread(PushMetrics metrics) {
        this.metrics = metrics;
    }

    @Override
    public void init(ProcessorContext<Object, Message> context) {
        this.context = context;
        var now = context.currentSystemTimeMs();
        outbox = new Outbox(context, PushTopology.SPREAD);
        watch = new ConnectorWatch(ConnectorStore.in(context), now);
        clock = new ResendClock(now);
        var interests = new Interests(InterestStore.in(context), clock.at(now));
        copies = new CopyBroadcasts(interests, BroadcastHeadStore.in(context), watch, clock, outbox, metrics);
        members = new TellMembers(RosterStore.in(context), new MovedPositions(), outbox);
        context.schedule(FanOut.TICK, PunctuationType.WALL_CLOCK_TIME, this::tick);
    }

    @Override
    public void process(Record<String, @Nullable Message> record) {
        var input = record.value();
        if (input == null) {
            return;
        }
        if (Flaws.of(input).isPresent()) {
            outbox.unusable(record.withValue(input));
            return;
        }
        outbox.following(record.headers());
        var now = context.currentSystemTimeMs();
        switch (input) {
            case Broadcast broadcast -> handle(broadcast, now);
            case SignalRecord signal -> handle(signal, now);
            default ->
                throw new IllegalStateException(
                        "no step knows a " + input.getDescriptorForType().getFullName());
        }
    }

    private void handle(Broadcast broadcast, long now) {
        switch (broadcast.getKindCase()) {
            case EVENT -> copies.event(broadcast.getEvent(), now);
            case READ -> members.read(broadcast.getRead(), now);
            case ROSTER -> members.roster(broadcast.getConversationId(), broadcast.getRoster());
            case KIND_NOT_SET -> throw new IllegalStateException("a broadcast without a kind is a dead letter");
        }
    }

    private void handle(SignalRecord record, long now) {
        switch (record.getKindCase()) {
            case SIGNAL -> members.signal(record.getSignal());
            case DELIVERED -> members.delivered(record.getDelivered(), now);
            case INTEREST -> copies.interest(record.getConversationId(), record.getInterest(), now);
            case KIND_NOT_SET -> throw new IllegalStateException("a signal record without a kind is a dead letter");
        }
    }

    private void tick(long now) {
        outbox.untraced();
        watch.tick(now);
        clock.tick(now, watch.isSilent(now));
        copies.tick(now);
        members.tick(now);
    }
}
