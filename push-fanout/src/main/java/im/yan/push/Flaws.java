// SPDX-License-Identifier: Apache-2.0
package im.yan.push;

import com.google.protobuf.Message;
import im.yan.schemas.v1.ConversationEvent;
import im.yan.schemas.v1.InboxEntry;
import im.yan.schemas.v1.Notice;
import im.yan.schemas.v1.SessionRecord;
import im.yan.schemas.v1.UnreadCount;
import java.util.Optional;

/** What makes a readable record unusable: nobody it concerns, or nothing it says. */
final class Flaws {
    private static final Optional<String> NO_USER = Optional.of("no user is named");
    private static final Optional<String> NO_SESSION = Optional.of("no session is named");
    private static final Optional<String> NO_CONNECTOR = Optional.of("no connector has a negative ordinal");
    private static final Optional<String> NOT_AN_EVENT = Optional.of("an event has no conversation or no position");
    private static final Optional<String> UNKNOWN_KIND = Optional.of("of no kind that this version knows");

    private Flaws() {}

    static Optional<String> of(Message input) {
        return switch (input) {
            case InboxEntry entry -> entry.getOwnerId() <= 0 ? NO_USER : ofKind(entry);
            case SessionRecord record -> ofKind(record);
            case Notice notice -> notice.getOwnerId() <= 0 ? NO_USER : ofKind(notice);
            case UnreadCount count -> count.getUserId() <= 0 ? NO_USER : Optional.empty();
            default -> UNKNOWN_KIND;
        };
    }

    private static Optional<String> ofKind(InboxEntry entry) {
        return switch (entry.getKindCase()) {
            case EVENT -> ofEvent(entry.getEvent());
            case ANSWERED ->
                entry.getAnswered().hasEvent() ? ofEvent(entry.getAnswered().getEvent()) : Optional.empty();
            case READ -> Optional.empty();
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
            case ACKS -> Optional.empty();
            case KIND_NOT_SET -> UNKNOWN_KIND;
        };
    }

    private static Optional<String> ofKind(Notice notice) {
        return notice.hasDelivered() ? Optional.empty() : UNKNOWN_KIND;
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
