// SPDX-License-Identifier: Apache-2.0
package im.yan.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import im.yan.schemas.v1.AccountState;
import im.yan.schemas.v1.AccountState.PresenceVisibility;
import im.yan.schemas.v1.ClientFrame;
import im.yan.schemas.v1.Device;
import im.yan.schemas.v1.DeviceKind;
import im.yan.schemas.v1.ErrorCode;
import im.yan.schemas.v1.QuietHours;
import im.yan.schemas.v1.Role;
import im.yan.schemas.v1.Send;
import im.yan.schemas.v1.WebPushTarget;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Groups, devices and the operator's routes, against a server that answers everything with what the test says. */
class GroupApiTest {
    private final OneAnswer server = new OneAnswer();
    private final YanApi api = new YanApi(server.address());

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void sendsACommand() {
        server.answer = "{\"clientMsgId\":\"m-1\",\"conversationId\":\"g:5\",\"seq\":\"3\"}";
        var send = Send.newBuilder().setClientMsgId("m-1").setConversationId("g:5");

        var ack = api.command("t", ClientFrame.newBuilder().setSend(send).build());

        assertThat(ack.getSeq()).isEqualTo(3);
        assertThat(server.requests)
                .containsExactly("POST /v1/commands Bearer t "
                        + "{\"send\":{\"clientMsgId\":\"m-1\",\"conversationId\":\"g:5\"}}");
    }

    @Test
    void looksAtAGroup() {
        server.answer = "{\"conversationId\":\"g:5\",\"settings\":{\"name\":\"Chess\",\"whoMayPost\":\"ADMINS\"},"
                + "\"ownerId\":\"7\",\"memberCount\":12,\"role\":\"OWNER\",\"visibleFromSeq\":\"3\"}";

        var group = api.group("t", "g:5");

        assertThat(group.settings().getName()).isEqualTo("Chess");
        assertThat(group.role()).isEqualTo(Role.OWNER);
        assertThat(group.memberCount()).isEqualTo(12);
        assertThat(group.visibleFromSeq()).isEqualTo(3);
        assertThat(server.requests).containsExactly("GET /v1/conversations/g:5/group Bearer t ");
    }

    @Test
    void listsMembersPageByPage() {
        server.answer = "{\"members\":[{\"userId\":\"9\",\"name\":\"bob\",\"displayName\":\"Bob\",\"role\":\"ADMIN\","
                + "\"joinedSeq\":\"1\",\"mutedUntilMillis\":\"2\",\"readSeq\":\"3\",\"deliveredSeq\":\"4\"}],\"next\":\"9\"}";

        var page = api.members("t", "g:5", 50, 0);
        api.members("t", "g:5", 50, page.next());

        assertThat(page.members())
                .containsExactly(new GroupMember(new Account(9, "bob", "Bob"), Role.ADMIN, 1, 2, 3, 4));
        assertThat(server.requests)
                .containsExactly(
                        "GET /v1/conversations/g:5/members?limit=50 Bearer t ",
                        "GET /v1/conversations/g:5/members?after=9&limit=50 Bearer t ");
    }

    @Test
    void saysWhoHasReadAMessage() {
        server.answer =
                "{\"seq\":\"8\",\"members\":11,\"delivered\":9,\"read\":7,\"readers\":[\"3\",\"4\"],\"next\":\"4\"}";

        assertThat(api.receipts("t", "g:5", 8, 2, 0)).isEqualTo(new MessageReceipts(8, 11, 9, 7, List.of(3L, 4L), 4));
        assertThat(server.requests).containsExactly("GET /v1/conversations/g:5/receipts?limit=2&seq=8 Bearer t ");
    }

    @Test
    void listsWhatAGroupKeeps() {
        server.answer = "{\"pins\":[{\"seq\":\"3\",\"actorId\":\"9\",\"event\":{\"seq\":\"3\"}}],"
                + "\"requests\":[{\"userId\":\"4\",\"note\":\"please\"}],"
                + "\"invitations\":[{\"invitationId\":\"ab\",\"creatorId\":\"9\",\"expiresMillis\":\"5\",\"usesMax\":6}]}";

        assertThat(api.pins("t", "g:5"))
                .singleElement()
                .satisfies(pin -> assertThat(pin.event().getSeq()).isEqualTo(3));
        assertThat(api.joinRequests("t", "g:5")).containsExactly(new JoinRequest(4, "please"));
        assertThat(api.invitations("t", "g:5")).containsExactly(new OpenInvitation("ab", 9, 5, 6));
        assertThat(server.requests)
                .containsExactly(
                        "GET /v1/conversations/g:5/pins Bearer t ",
                        "GET /v1/conversations/g:5/join-requests Bearer t ",
                        "GET /v1/conversations/g:5/invitations Bearer t ");
    }

    @Test
    void historyComesWithWhatHappenedToItLater() {
        server.answer = "{\"events\":[{\"seq\":\"3\"}],\"headSeq\":\"9\",\"visibleFromSeq\":\"2\","
                + "\"amendments\":[{\"seq\":\"8\",\"messageEdited\":{\"targetSeq\":\"3\"}}],"
                + "\"reactions\":[{\"seq\":\"3\",\"emoji\":\"👍\",\"count\":2,\"mine\":true}]}";

        var history = api.history("t", "g:5", HistoryRange.latest(1));

        assertThat(history.visibleFromSeq()).isEqualTo(2);
        assertThat(history.amendments())
                .singleElement()
                .satisfies(edit ->
                        assertThat(edit.getMessageEdited().getTargetSeq()).isEqualTo(3));
        assertThat(history.reactions()).containsExactly(new ReactionCount(3, "👍", 2, true));
    }

    @Test
    void countsWhatIsUnread() {
        server.answer = "{\"total\":\"3\",\"totalMuted\":\"2\",\"conversations\":[{\"conversationId\":\"g:5\","
                + "\"unread\":\"3\",\"readNo\":\"4\",\"headMessageNo\":\"7\",\"muted\":true}]}";

        assertThat(api.unread("t"))
                .isEqualTo(new UnreadOverview(3, 2, List.of(new UnreadOverview.Entry("g:5", 3, 4, 7, true, false))));
        assertThat(server.requests).containsExactly("GET /v1/unread Bearer t ");
    }

    @Test
    void knowsDevices() {
        server.answer = "{\"devices\":[{\"deviceId\":\"a\",\"name\":\"Phone\",\"kind\":\"MOBILE\",\"signedOut\":true,"
                + "\"loggedInMillis\":\"5\",\"current\":false},{\"deviceId\":\"b\",\"kind\":\"OTHER\",\"current\":true}]}";

        assertThat(api.devices("t"))
                .containsExactly(
                        new UserDevice("a", "Phone", DeviceKind.MOBILE, true, 5, false),
                        new UserDevice("b", "", DeviceKind.DEVICE_KIND_UNSPECIFIED, false, 0, true));
    }

    @Test
    void changesDevices() {
        server.status = 204;
        server.answer = "";
        var target = WebPushTarget.newBuilder()
                .setEndpoint("https://push.example/1")
                .setP256Dh("p")
                .setAuth("a")
                .build();

        api.subscribeToPush("t", "my phone", target);
        api.unsubscribeFromPush("t", "my phone");
        api.signOut("t", "my phone");

        assertThat(server.requests)
                .containsExactly(
                        "PUT /v1/devices/my%20phone/push Bearer t "
                                + "{\"endpoint\":\"https://push.example/1\",\"keys\":{\"p256dh\":\"p\",\"auth\":\"a\"}}",
                        "DELETE /v1/devices/my%20phone/push Bearer t ", "DELETE /v1/devices/my%20phone Bearer t ");
    }

    @Test
    void knowsAndChangesBlocks() {
        server.answer =
                "{\"blocks\":[{\"userId\":\"602\",\"name\":\"bob\",\"displayName\":\"Bob\",\"blockedMillis\":\"5\"}]}";
        assertThat(api.blocked("t")).containsExactly(new Account(602, "bob", "Bob"));
        server.status = 204;
        server.answer = "";

        api.block("t", 602);
        api.unblock("t", 602);

        assertThat(server.requests)
                .containsExactly(
                        "GET /v1/blocks Bearer t ",
                        "PUT /v1/blocks/602 Bearer t {}",
                        "DELETE /v1/blocks/602 Bearer t ");
    }

    @Test
    void settingsGoThereAndBack() {
        server.answer = "{\"presence\":\"NOBODY\","
                + "\"quietHours\":{\"fromMinute\":1320,\"toMinute\":420,\"timeZone\":\"Asia/Shanghai\"}}";

        var settings = api.settings("t");
        api.changeSettings("t", settings);

        assertThat(settings)
                .isEqualTo(new AccountSettings(
                        PresenceVisibility.NOBODY,
                        QuietHours.newBuilder()
                                .setFromMinute(1320)
                                .setToMinute(420)
                                .setTimeZone("Asia/Shanghai")
                                .build()));
        assertThat(server.requests)
                .containsExactly(
                        "GET /v1/accounts/me/settings Bearer t ",
                        "PUT /v1/accounts/me/settings Bearer t " + server.answer);
    }

    @Test
    void theOperatorHasHerKey() {
        server.answer = "{\"accounts\":[{\"userId\":\"9\",\"name\":\"bob\"}],\"token\":\"x\",\"userId\":\"9\"}";
        var operator = api.operator("key");

        assertThat(operator.createAccounts(List.of("bob"))).containsExactly(new Account(9, "bob", "bob"));
        assertThat(operator.token(9, Device.newBuilder().setId("d").build()).token())
                .isEqualTo("x");
        operator.setStatus(9, AccountState.Status.DISABLED);

        assertThat(server.requests)
                .containsExactly(
                        "POST /v1/operator/accounts Bearer key {\"accounts\":[{\"name\":\"bob\"}]}",
                        "POST /v1/operator/tokens Bearer key {\"userId\":\"9\",\"device\":{\"id\":\"d\"}}",
                        "PUT /v1/operator/accounts/9/status Bearer key {\"status\":\"DISABLED\"}");
    }

    @Test
    void aRouteThatIsSwitchedOffIsARefusal() {
        server.status = 404;
        server.answer = "{\"code\":\"NOT_FOUND\",\"message\":\"There is no such thing.\"}";

        assertThatThrownBy(() -> api.pushKey("t"))
                .isInstanceOfSatisfying(
                        ApiException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.NOT_FOUND));
    }
}
