// SPDX-License-Identifier: Apache-2.0
package im.yan.schemas;

import static im.yan.schemas.Topic.KeyedBy.CONNECTOR;
import static im.yan.schemas.Topic.KeyedBy.CONVERSATION;
import static im.yan.schemas.Topic.KeyedBy.USER;

import com.google.protobuf.Message;
import com.google.protobuf.Parser;
import im.yan.schemas.v1.AccountState;
import im.yan.schemas.v1.BlockState;
import im.yan.schemas.v1.Broadcast;
import im.yan.schemas.v1.Command;
import im.yan.schemas.v1.ConnectorHeartbeat;
import im.yan.schemas.v1.ConversationEvent;
import im.yan.schemas.v1.DeviceState;
import im.yan.schemas.v1.Downlink;
import im.yan.schemas.v1.InboxEntry;
import im.yan.schemas.v1.Notice;
import im.yan.schemas.v1.PushRequest;
import im.yan.schemas.v1.Receipt;
import im.yan.schemas.v1.SessionRecord;
import im.yan.schemas.v1.SignalRecord;
import im.yan.schemas.v1.UnreadCount;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Every topic of the system: the only place where a topic's name, key, type and retention appear. */
public final class Topics {

    /** What clients ask for. Broker time, because it is the only clock a decision uses. */
    public static final Topic<Command> COMMANDS =
            topic("im.commands", CONVERSATION, Command.parser(), inBrokerTime(kept(Duration.ofDays(3))));

    /** The conversations' logs: the source of truth, kept for ever. */
    public static final Topic<ConversationEvent> MESSAGES =
            topic("im.messages", CONVERSATION, ConversationEvent.parser(), keptForEver());

    /** What concerns a user. */
    public static final Topic<InboxEntry> INBOX =
            topic("im.inbox", USER, InboxEntry.parser(), kept(Duration.ofDays(3)));

    /** What all of a group is told at once, and who that is. */
    public static final Topic<Broadcast> BROADCASTS =
            topic("im.broadcasts", CONVERSATION, Broadcast.parser(), kept(Duration.ofDays(3)));

    /** Positions and personal marks; key {@code userId/conversationId/read|delivered|marks|hidden/<seq>}. */
    public static final Topic<Receipt> RECEIPTS = topic("im.receipts", USER, Receipt.parser(), compacted());

    /** Unread counts; key {@code userId/conversationId}. */
    public static final Topic<UnreadCount> UNREAD = topic("im.unread", USER, UnreadCount.parser(), compacted());

    /** What a connector hands to its sessions; partition = connector ordinal. */
    public static final Topic<Downlink> DOWNLINK =
            topic("im.downlink", CONNECTOR, Downlink.parser(), kept(Duration.ofMinutes(10)));

    /** The life of sessions. */
    public static final Topic<SessionRecord> SESSIONS =
            topic("im.sessions", USER, SessionRecord.parser(), kept(Duration.ofDays(1)));

    /** What is worth forgetting: typing, how far members have come, which connector takes part in which conversation. */
    public static final Topic<SignalRecord> SIGNALS =
            topic("im.signals", CONVERSATION, SignalRecord.parser(), kept(Duration.ofMinutes(10)));

    /** Which connectors are alive. Broker time, so that a connector's clock cannot keep it alive. */
    public static final Topic<ConnectorHeartbeat> CONNECTORS =
            topic("im.connectors", Topic.KeyedBy.NOTHING, ConnectorHeartbeat.parser(), inBrokerTime(compacted()));

    /** News for users who are online. */
    public static final Topic<Notice> NOTICES =
            topic("im.notices", USER, Notice.parser(), kept(Duration.ofMinutes(10)));

    /** Accounts as MySQL's change feed knows them. */
    public static final Topic<AccountState> ACCOUNTS = topic("im.accounts", USER, AccountState.parser(), compacted());

    /** Devices with a login, as MySQL's change feed knows them; key {@code userId/deviceId}. */
    public static final Topic<DeviceState> DEVICES = topic("im.devices", USER, DeviceState.parser(), compacted());

    /** Who wants to hear nothing from whom, as MySQL's change feed knows it; key {@code userId/blockedId}. */
    public static final Topic<BlockState> BLOCKS = topic("im.blocks", USER, BlockState.parser(), compacted());

    /** Messages that no device of their recipient has: for offline notifications. */
    public static final Topic<PushRequest> PUSH =
            topic("im.push", USER, PushRequest.parser(), kept(Duration.ofDays(1)));

    /** Where the change feed stands, in Kafka Connect's own format; created by the feed. */
    public static final String FEED_OFFSETS = "im.feed.offsets";

    /** The table definitions the change feed has seen, in Debezium's own format; created by the feed. */
    public static final String FEED_SCHEMA_HISTORY = "im.feed.schema-history";

    /** In the order of a message's journey. */
    public static final List<Topic<?>> ALL = List.of(
            COMMANDS,
            MESSAGES,
            INBOX,
            BROADCASTS,
            RECEIPTS,
            UNREAD,
            DOWNLINK,
            SESSIONS,
            SIGNALS,
            CONNECTORS,
            NOTICES,
            ACCOUNTS,
            DEVICES,
            BLOCKS,
            PUSH);

    private Topics() {}

    /** @throws IllegalArgumentException for a name that is not in the catalogue */
    public static Topic<?> named(String name) {
        return ALL.stream()
                .filter(topic -> topic.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no topic is called " + name));
    }

    private static <V extends Message> Topic<V> topic(
            String name, Topic.KeyedBy keyedBy, Parser<V> parser, Map<String, String> settings) {
        return new Topic<>(name, keyedBy, parser, settings);
    }

    private static Map<String, String> kept(Duration retention) {
        return Map.of("cleanup.policy", "delete", "retention.ms", Long.toString(retention.toMillis()));
    }

    private static Map<String, String> keptForEver() {
        return Map.of("cleanup.policy", "delete", "retention.ms", "-1", "retention.bytes", "-1");
    }

    private static Map<String, String> compacted() {
        return Map.of("cleanup.policy", "compact");
    }

    private static Map<String, String> inBrokerTime(Map<String, String> settings) {
        var all = new HashMap<>(settings);
        all.put("message.timestamp.type", "LogAppendTime");
        return all;
    }
}
