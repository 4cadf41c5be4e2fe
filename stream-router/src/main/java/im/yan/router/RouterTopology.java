// SPDX-License-Identifier: Apache-2.0
package im.yan.router;

import static im.yan.runtime.streams.TopicStreams.consumed;
import static im.yan.runtime.streams.TopicStreams.produced;
import static im.yan.schemas.Topics.BROADCASTS;
import static im.yan.schemas.Topics.COMMANDS;
import static im.yan.schemas.Topics.INBOX;
import static im.yan.schemas.Topics.MESSAGES;
import static im.yan.schemas.Topics.RECEIPTS;

import im.yan.router.conversation.Rules;
import im.yan.router.diffusion.Broadcasts;
import im.yan.router.diffusion.Decided;
import im.yan.router.diffusion.InboxEntries;
import im.yan.runtime.streams.MoveAside;
import im.yan.schemas.v1.Command;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;

/** Decides every command on a conversation, in order. Same rules, same graph: no clock, no I/O, no singletons. */
final class RouterTopology {

    private RouterTopology() {}

    static Topology build(Rules rules, CommandMetrics metrics) {
        var streams = new StreamsBuilder();
        Conversations.stores().forEach(streams::addStateStore);
        AccountTable.addTo(streams);

        var commands = streams.stream(COMMANDS.name(), consumed(COMMANDS, "commands"));
        moveAside(commands.filterNot(Answerable::test, Named.as("unanswerable")), metrics);
        var decided = commands.filter(Answerable::test, Named.as("answerable"))
                .processValues(() -> new DecideCommand(rules, metrics), Named.as("decide"), Conversations.NAMES);

        decided.flatMapValues(Decided::events, Named.as("events")).to(MESSAGES.name(), produced(MESSAGES, "messages"));
        decided.flatMapValues(Broadcasts::of, Named.as("broadcast"))
                .to(BROADCASTS.name(), produced(BROADCASTS, "broadcasts"));
        diffuse(decided);
        keepReceipts(decided);
        return streams.build();
    }

    private static void moveAside(KStream<String, Command> unanswerable, CommandMetrics metrics) {
        unanswerable
                .peek((key, command) -> metrics.dead(), Named.as("count-dead"))
                .process(() -> new MoveAside<>(Answerable::complaintAbout), Named.as("move-aside"))
                .to(COMMANDS.deadLetters(), MoveAside.produced("dead-letters"));
    }

    private static void diffuse(KStream<String, Decided> decided) {
        decided.flatMapValues(InboxEntries::of, Named.as("diffuse"))
                .selectKey((conversation, entry) -> Long.toString(entry.getOwnerId()), Named.as("key-by-inbox-owner"))
                .to(INBOX.name(), produced(INBOX, "inbox"));
    }

    private static void keepReceipts(KStream<String, Decided> decided) {
        decided.flatMapValues(Decided::receipts, Named.as("keep-receipts"))
                .selectKey((conversation, receipt) -> Receipts.keyOf(receipt), Named.as("key-by-position"))
                .to(RECEIPTS.name(), produced(RECEIPTS, "receipts"));
    }
}
