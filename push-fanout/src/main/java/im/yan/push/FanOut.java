// SPDX-License-Identifier: Apache-2.0
package im.yan.push;

import com.google.protobuf.Message;
import im.yan.push.account.AccountStore;
import im.yan.push.account.DeviceStore;
import im.yan.schemas.Topics;
import im.yan.schemas.v1.AccountState;
import im.yan.schemas.v1.BlockState;
import im.yan.schemas.v1.DeviceState;
import im.yan.schemas.v1.InboxEntry;
import im.yan.schemas.v1.Notice;
import im.yan.schemas.v1.SessionRecord;
import im.yan.schemas.v1.UnreadCount;
import java.time.Duration;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.jspecify.annotations.Nullable;

/**
 * Hands each record of one partition's users to the step that knows it, in order, and wakes the steps that wait. All on one
 * stream thread. Time is the wall clock's: nothing here is decided anew by a replay, it is only told again.
 */
final class FanOut implements Processor<@Nullable String, @Nullable Message, Object, Message> {
    static final Duration TICK = Duration.ofMillis(500);

    private final PushConfig config;
    private final PushMetrics metrics;
    private ProcessorContext<Object, Message> context;
    private Outbox outbox;
    private UserSteps steps;

    FanOut(PushConfig config, PushMetrics metrics) {
        this.config = config;
        this.metrics = metrics;
    }

    @Override
    public void init(ProcessorContext<Object, Message> context) {
        this.context = context;
        outbox = new Outbox(context, PushTopology.FAN_OUT);
        steps = UserSteps.in(context, config, outbox, metrics);
        context.schedule(TICK, PunctuationType.WALL_CLOCK_TIME, this::tick);
    }

    @Override
    public void process(Record<@Nullable String, @Nullable Message> record) {
        var input = record.value();
        if (input == null) {
            deleted(record.key());
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
        steps.sessions().close();
    }

    private void handle(Message input, long now) {
        switch (input) {
            case InboxEntry entry -> steps.deliver().inbox(entry, now);
            case UnreadCount count -> steps.unread().unread(count, now);
            case Notice notice -> steps.deliver().notice(notice, now);
            case SessionRecord session -> handle(session, now);
            case AccountState account -> steps.account(account, now);
            case DeviceState device -> steps.accounts().device(device, now);
            case BlockState block -> steps.blocks().note(block);
            default ->
                throw new IllegalStateException(
                        "no step knows a " + input.getDescriptorForType().getFullName());
        }
    }

    private void handle(SessionRecord session, long now) {
        switch (session.getKindCase()) {
            case OPENED -> steps.follow().opened(session.getOpened(), now);
            case CLOSED -> steps.follow().closed(session.getClosed(), now);
            case ACKS -> steps.note().acks(session.getAcks(), now);
            case WATCHED -> steps.presence().watched(session.getWatched(), now);
            case KIND_NOT_SET -> throw new IllegalStateException("a session record without a kind is a dead letter");
        }
    }

    /** A count that was deleted is no news; an account, a device or a block is forgotten. */
    private void deleted(@Nullable String key) {
        var topic = context.recordMetadata().map(RecordMetadata::topic).orElse("");
        if (key == null) {
            return;
        }
        if (topic.equals(Topics.ACCOUNTS.name())) {
            AccountStore.in(context).forget(key);
        } else if (topic.equals(Topics.DEVICES.name())) {
            DeviceStore.in(context).forget(key);
        } else if (topic.equals(Topics.BLOCKS.name())) {
            steps.blocks().forget(key);
        }
    }

    private void tick(long now) {
        outbox.untraced();
        steps.tick(now);
    }
}
