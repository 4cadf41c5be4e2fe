// SPDX-License-Identifier: Apache-2.0
package im.yan.push;

import com.google.protobuf.Message;
import im.yan.schemas.v1.AccountState;
import im.yan.schemas.v1.BlockState;
import im.yan.schemas.v1.Broadcast;
import im.yan.schemas.v1.ConversationEvent;
import im.yan.schemas.v1.DeviceState;
import im.yan.schemas.v1.InboxEntry;
import im.yan.schemas.v1.Notice;
import im.yan.schemas.v1.SessionRecord;
import im.yan.schemas.v1.SignalRecord;
import im.yan.schemas.v1.UnreadCount;
import java.util.Optional;

/** What makes a readable record unusable: nobody it concerns, or nothing it says. */
final class Flaws {
    private static final Optional<String> NO_USER = Optional.of("no user is named");
    private static final Optional<String> NO_DEVICE = Optional.of("no device is named");
    private static final Optional<String> NO_SESSION = Optional.of("no session is named");
    private static final Optional<String> NO_CONVERSATION = Optional.of("no conversation is named");
    private static final Optional<String> ANOTHER_CONVERSATION = Optional.of("it is about another conversation");
    private static final Optional<String> NO_CONNECTOR = Optional.of("no connector has a negative ordinal");
    private static final Optional<String> NOT_AN_EVENT = Optional.of("an event has no conversation or no position");
    private static final Optional<String> UNKNOWN_KIND = Optional.of("of no kind that this version knows");

    private Flaws() {}

    static Optional<String> of(Message input) {
        return switch (input) {
            case InboxEntry entry -> entry.getOwnerId() <= 0 ? NO_USER : ofKind(entry);
            case SessionRecord record -> ofKind(record);
            case Notice notice -> notice.getOwnerId() <= 0 ? NO_USER : ofKind(notice);
            case UnreadCount count -> ofUser(count.getUserId());
            case AccountState account -> ofUser(account.getUserId());
            case DeviceState device -> device.getDeviceId().isEmpty() ? NO_DEVICE : ofUser(device.getUserId());
            case BlockState block -> ofUser(Math.min(block.getUserId(), block.getBlockedId()));
            case Broadcast broadcast -> broadcast.getConversationId().isEmpty() ? NO_CONVERSATION : ofKind(broadcast);
            case SignalRecord signal -> signal.getConversationId().isEmpty() ? NO_CONVERSATION : ofKind(signal);
            default -> UNKNOWN_KIND;
        };
    }

    private static Optional<String> ofKind(InboxEntry entry) {
        return switch (entry.getKindCase()) {
            case EVENT -> ofEvent(entry.getEvent());
            case ANSWERED ->
                entry.getAnswered().hasEvent() ? ofEvent(entry.getAnswered().getEvent()) : Optional.empty();
            case MEMBERSHIP -> entry.getMembership().getConversationId().isEmpty() ? NO_CONVERSATION : Optional.empty();
            case MARKS -> entry.getMarks().getConversationId().isEmpty() ? NO_CONVERSATION : Optional.empty();
            case READ, HIDDEN -> Optional.empty();
            case KIND_NOT_SET -> UNKNOWN_KIND;
        };
    }

    private static Optional<String> ofKind(SessionRecord record) {
        return switch (record.getKindCase()) {
            case OPENED -> {
                var opened = record.getOpened();
                yield opened.getConnector() < 0 ? NO_CONNECTOR : ofSession(opened.getUserId(), opened.getSessionId());
            }
            case CLOSED ->
                ofSession(record.getClosed().getUserId(), record.getClosed().getSessionId());
            case WATCHED -> {
                var watched = record.getWatched();
                yield watched.getConnector() < 0
                        ? NO_CONNECTOR
                        : ofSession(watched.getUserId(), watched.getSessionId());
            }
            case ACKS -> Optional.empty();
            case KIND_NOT_SET -> UNKNOWN_KIND;
        };
    }

    private static Optional<String> ofKind(Notice notice) {
        return notice.getKindCase() == Notice.KindCase.KIND_NOT_SET ? UNKNOWN_KIND : Optional.empty();
    }

    private static Optional<String> ofKind(Broadcast broadcast) {
        var conversation = broadcast.getConversationId();
        return switch (broadcast.getKindCase()) {
            case EVENT ->
                ofEvent(broadcast.getEvent().getEvent())
                        .or(() -> ofSame(
                                conversation, broadcast.getEvent().getEvent().getConversationId()));
            case READ ->
                ofUser(broadcast.getRead().getUserId())
                        .or(() -> ofSame(conversation, broadcast.getRead().getConversationId()));
            case ROSTER -> Optional.empty();
            case KIND_NOT_SET -> UNKNOWN_KIND;
        };
    }

    private static Optional<String> ofKind(SignalRecord record) {
        var conversation = record.getConversationId();
        return switch (record.getKindCase()) {
            case SIGNAL ->
                ofUser(record.getSignal().getUserId())
                        .or(() -> ofSame(conversation, record.getSignal().getConversationId()));
            case DELIVERED ->
                ofUser(record.getDelivered().getUserId())
                        .or(() -> ofSame(conversation, record.getDelivered().getConversationId()));
            case INTEREST -> record.getInterest().getConnector() < 0 ? NO_CONNECTOR : Optional.empty();
            case KIND_NOT_SET -> UNKNOWN_KIND;
        };
    }

    /** The key chose the partition; what is inside must not lead to a conversation of another one. */
    private static Optional<String> ofSame(String keyed, String inside) {
        return keyed.equals(inside) ? Optional.empty() : ANOTHER_CONVERSATION;
    }

    private static Optional<String> ofUser(long userId) {
        return userId <= 0 ? NO_USER : Optional.empty();
    }

    private static Optional<String> ofEvent(ConversationEvent event) {
        return event.getConversationId().isEmpty() || event.getSeq() <= 0 ? NOT_AN_EVENT : Optional.empty();
    }

    private static Optional<String> ofSession(long userId, String sessionId) {
        if (userId <= 0) {
            return NO_USER;
        }
        return sessionId.isEmpty() ? NO_SESSION : Optional.empty();
    }
}
