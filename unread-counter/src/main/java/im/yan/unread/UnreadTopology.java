// SPDX-License-Identifier: Apache-2.0
package im.yan.unread;

import static im.yan.runtime.streams.TopicStreams.consumed;
import static im.yan.runtime.streams.TopicStreams.produced;
import static im.yan.schemas.Topics.INBOX;
import static im.yan.schemas.Topics.UNREAD;

import im.yan.runtime.streams.MoveAside;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.Named;

/** Every inbox entry moves a count or leaves it, the end of a mute moves one too; what has changed is written. */
final class UnreadTopology {
    static final String CHANGES = "yan.unread.changes";

    private UnreadTopology() {}

    static Topology build(MeterRegistry metrics) {
        var changes = Counter.builder(CHANGES)
                .description("Unread counts that changed; work done again after a crash is counted again")
                .register(metrics);
        var streams = new StreamsBuilder();
        Counts.stores().forEach(streams::addStateStore);

        var entries = streams.stream(INBOX.name(), consumed(INBOX, "inbox"));
        entries.filterNot(Countable::test, Named.as("uncountable"))
                .process(() -> new MoveAside<>(Countable::complaintAbout), Named.as("move-aside"))
                .to(INBOX.deadLetters(), MoveAside.produced("dead-letters"));
        entries.filter(Countable::test, Named.as("countable"))
                .process(CountUnread::new, Named.as("count"), Counts.storeNames())
                .peek((key, count) -> changes.increment(), Named.as("count-changes"))
                .to(UNREAD.name(), produced(UNREAD, "unread"));
        return streams.build();
    }
}
