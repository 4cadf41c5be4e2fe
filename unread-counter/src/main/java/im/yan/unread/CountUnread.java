// SPDX-License-Identifier: Apache-2.0
package im.yan.unread;

import im.yan.schemas.v1.InboxEntry;
import im.yan.schemas.v1.UnreadCount;
import im.yan.unread.counting.Movement;
import im.yan.unread.counting.Unread;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/** Moves the count that an inbox entry concerns, keeps the owner's total in step, and passes on what has changed. */
final class CountUnread implements Processor<String, InboxEntry, String, UnreadCount> {
    private ProcessorContext<String, UnreadCount> context;
    private Counts counts;

    @Override
    public void init(ProcessorContext<String, UnreadCount> context) {
        this.context = context;
        this.counts = Counts.in(context);
    }

    @Override
    public void process(Record<String, InboxEntry> record) {
        var owner = record.value().getOwnerId();
        Movement.of(record.value()).ifPresent(movement -> move(owner, movement, record));
    }

    private void move(long owner, Movement movement, Record<String, InboxEntry> record) {
        var before = counts.load(owner, movement.conversationId());
        var after = before.after(movement);
        if (after.equals(before)) {
            return;
        }
        var total = counts.save(owner, movement.conversationId(), before, after);
        context.forward(record.withKey(Counts.key(owner, movement.conversationId()))
                .withValue(changed(owner, movement.conversationId(), after, total)));
    }

    private static UnreadCount changed(long owner, String conversationId, Unread unread, long total) {
        return UnreadCount.newBuilder()
                .setUserId(owner)
                .setConversationId(conversationId)
                .setHeadMessageNo(unread.head())
                .setReadNo(unread.read())
                .setUnread(unread.count())
                .setTotal(total)
                .build();
    }
}
