// SPDX-License-Identifier: Apache-2.0
package im.yan.unread;

import im.yan.schemas.v1.InboxEntry;
import im.yan.schemas.v1.UnreadCount;
import im.yan.unread.counting.Tally;
import im.yan.unread.counting.Totals;
import java.time.Duration;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/**
 * Moves the tally that an inbox entry concerns, or the end of a mute, keeps the owner's totals in step, and passes on what has
 * changed for others.
 */
final class CountUnread implements Processor<String, InboxEntry, String, UnreadCount> {
    static final Duration TICK = Duration.ofSeconds(1);

    /** Deadlines met in one tick; the rest waits for the next one, so that a day on which many mutes end stops nobody. */
    static final int DUE_PER_TICK = 500;

    private ProcessorContext<String, UnreadCount> context;
    private Counts counts;

    @Override
    public void init(ProcessorContext<String, UnreadCount> context) {
        this.context = context;
        this.counts = Counts.in(context);
        context.schedule(TICK, PunctuationType.WALL_CLOCK_TIME, this::tick);
    }

    @Override
    public void process(Record<String, InboxEntry> record) {
        CountKey.of(record.value()).ifPresent(key -> count(key, record));
    }

    private void count(CountKey key, Record<String, InboxEntry> record) {
        var stored = counts.load(key);
        var before = stored.orElse(Tally.NEW);
        var after = before.after(record.value(), record.timestamp());
        if (after.equals(before)) {
            return;
        }
        var totals = counts.save(key, before, after);
        if (stored.isEmpty() || looksChanged(key, before, after)) {
            context.forward(record.withKey(key.text()).withValue(told(key, after, totals)));
        }
    }

    private void tick(long now) {
        for (var key : counts.due(now, DUE_PER_TICK)) {
            reconsider(key, now);
        }
    }

    private void reconsider(CountKey key, long now) {
        var before = counts.load(key)
                .orElseThrow(() -> new IllegalStateException("a deadline without a tally: " + key.text()));
        var after = before.at(now);
        if (after.isForgotten(now)) {
            counts.forget(key, before);
            return;
        }
        var totals = counts.save(key, before, after);
        if (looksChanged(key, before, after)) {
            context.forward(new Record<>(key.text(), told(key, after, totals), now));
        }
    }

    private static boolean looksChanged(CountKey key, Tally before, Tally after) {
        return !TallyRecord.told(key, after).equals(TallyRecord.told(key, before));
    }

    private static UnreadCount told(CountKey key, Tally tally, Totals totals) {
        return TallyRecord.told(key, tally).toBuilder()
                .setTotal(totals.unread())
                .setTotalMuted(totals.muted())
                .setTotalMentions(Math.toIntExact(totals.mentions()))
                .build();
    }
}
