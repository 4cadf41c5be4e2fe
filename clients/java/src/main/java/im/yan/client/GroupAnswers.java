// SPDX-License-Identifier: Apache-2.0
package im.yan.client;

import static im.yan.client.JsonFields.choice;
import static im.yan.client.JsonFields.flag;
import static im.yan.client.JsonFields.list;
import static im.yan.client.JsonFields.merge;
import static im.yan.client.JsonFields.number;
import static im.yan.client.JsonFields.numbers;
import static im.yan.client.JsonFields.object;
import static im.yan.client.JsonFields.text;

import com.google.gson.JsonObject;
import im.yan.schemas.v1.GroupSettings;
import im.yan.schemas.v1.Role;
import java.util.List;

/** The API's JSON as our types: groups, their members and who has read what. */
final class GroupAnswers {
    private GroupAnswers() {}

    static GroupInfo info(JsonObject json) {
        return new GroupInfo(
                text(json, "conversationId"),
                merge(object(json, "settings"), GroupSettings.newBuilder()).build(),
                number(json, "ownerId"),
                number(json, "memberCount"),
                flag(json, "dissolved"),
                choice(json, "role", Role.ROLE_UNSPECIFIED),
                number(json, "mutedUntilMillis"),
                number(json, "visibleFromSeq"));
    }

    static MemberPage members(JsonObject json) {
        return new MemberPage(list(json, "members", GroupAnswers::member), number(json, "next"));
    }

    static MessageReceipts receipts(JsonObject json) {
        return new MessageReceipts(
                number(json, "seq"),
                number(json, "members"),
                number(json, "delivered"),
                number(json, "read"),
                numbers(json, "readers"),
                number(json, "next"));
    }

    static List<Pin> pins(JsonObject json) {
        return list(
                json,
                "pins",
                pin -> new Pin(number(pin, "seq"), number(pin, "actorId"), JsonFields.event(object(pin, "event"))));
    }

    static List<JoinRequest> joinRequests(JsonObject json) {
        return list(json, "requests", request -> new JoinRequest(number(request, "userId"), text(request, "note")));
    }

    static List<OpenInvitation> invitations(JsonObject json) {
        return list(
                json,
                "invitations",
                invitation -> new OpenInvitation(
                        text(invitation, "invitationId"),
                        number(invitation, "creatorId"),
                        number(invitation, "expiresMillis"),
                        number(invitation, "usesMax")));
    }

    private static GroupMember member(JsonObject json) {
        return new GroupMember(
                Answers.account(json),
                choice(json, "role", Role.ROLE_UNSPECIFIED),
                number(json, "joinedSeq"),
                number(json, "mutedUntilMillis"),
                number(json, "readSeq"),
                number(json, "deliveredSeq"));
    }
}
