// SPDX-License-Identifier: Apache-2.0
package im.yan.client;

import static im.yan.client.JsonFields.choice;
import static im.yan.client.JsonFields.flag;
import static im.yan.client.JsonFields.list;
import static im.yan.client.JsonFields.merge;
import static im.yan.client.JsonFields.number;
import static im.yan.client.JsonFields.text;
import static im.yan.client.JsonFields.unreadable;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import im.yan.schemas.v1.Error;
import im.yan.schemas.v1.ErrorCode;
import im.yan.schemas.v1.Role;
import java.net.URI;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The API's JSON as our types: accounts, conversations, and what everything may be refused with. */
final class Answers {
    private static final int SERVER_ERRORS = 500;
    private static final Set<ErrorCode> KNOWN =
            EnumSet.complementOf(EnumSet.of(ErrorCode.ERROR_CODE_UNSPECIFIED, ErrorCode.UNRECOGNIZED));

    private Answers() {}

    static Account account(JsonObject json) {
        return new Account(number(json, "userId"), text(json, "name"), text(json, "displayName"));
    }

    static Login login(JsonObject json) {
        return new Login(text(json, "token"), number(json, "userId"), number(json, "expiresAtMillis"));
    }

    static List<Connector> connectors(JsonObject json) {
        return list(
                json,
                "connectors",
                connector -> new Connector(address(text(connector, "address")), (int) number(connector, "sessions")));
    }

    static ConversationPage conversations(JsonObject json) {
        return new ConversationPage(
                list(json, "conversations", Answers::conversation),
                json.get("next") instanceof JsonPrimitive next ? next.getAsString() : null);
    }

    static History history(JsonObject json) {
        return new History(
                list(json, "events", JsonFields::event),
                number(json, "headSeq"),
                number(json, "visibleFromSeq"),
                list(json, "amendments", JsonFields::event),
                list(json, "reactions", Answers::reaction));
    }

    /** @param body null where it was not even JSON; then, and for a code of a newer server, the status decides */
    static ApiException refusal(int status, @Nullable JsonElement body) {
        var error = envelope(body);
        if (KNOWN.contains(error.getCode())) {
            return new ApiException(error.getCode(), error.getMessage(), error.getRetryable());
        }
        var theirs = status >= SERVER_ERRORS;
        return new ApiException(
                theirs ? ErrorCode.UNAVAILABLE : ErrorCode.INVALID_ARGUMENT, "The API answered HTTP " + status, theirs);
    }

    private static Error envelope(@Nullable JsonElement body) {
        try {
            return body instanceof JsonObject json
                    ? merge(json, Error.newBuilder()).build()
                    : Error.getDefaultInstance();
        } catch (ApiException e) {
            return Error.getDefaultInstance();
        }
    }

    static Conversation conversation(JsonObject json) {
        return new Conversation(
                text(json, "conversationId"),
                json.get("peer") instanceof JsonObject peer ? account(peer) : null,
                json.get("group") instanceof JsonObject group ? group(group) : null,
                choice(json, "role", Role.ROLE_UNSPECIFIED),
                number(json, "headSeq"),
                number(json, "headMessageNo"),
                number(json, "lastTimeMillis"),
                number(json, "readSeq"),
                number(json, "readNo"),
                number(json, "deliveredSeq"),
                number(json, "unread"),
                number(json, "peerReadSeq"),
                number(json, "peerDeliveredSeq"),
                number(json, "mutedUntilMillis"),
                flag(json, "markedUnread"),
                number(json, "visibleFromSeq"));
    }

    private static GroupSummary group(JsonObject json) {
        return new GroupSummary(
                text(json, "name"),
                number(json, "pictureMediaId"),
                number(json, "memberCount"),
                flag(json, "dissolved"));
    }

    static UnreadOverview unread(JsonObject json) {
        return new UnreadOverview(
                number(json, "total"),
                number(json, "totalMuted"),
                list(
                        json,
                        "conversations",
                        entry -> new UnreadOverview.Entry(
                                text(entry, "conversationId"),
                                number(entry, "unread"),
                                number(entry, "readNo"),
                                number(entry, "headMessageNo"),
                                flag(entry, "muted"),
                                flag(entry, "markedUnread"))));
    }

    private static ReactionCount reaction(JsonObject json) {
        return new ReactionCount(number(json, "seq"), text(json, "emoji"), number(json, "count"), flag(json, "mine"));
    }

    private static URI address(String text) {
        try {
            return URI.create(text);
        } catch (IllegalArgumentException e) {
            throw unreadable();
        }
    }
}
