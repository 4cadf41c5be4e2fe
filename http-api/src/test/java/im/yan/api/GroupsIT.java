// SPDX-License-Identifier: Apache-2.0
package im.yan.api;

import static org.assertj.core.api.Assertions.assertThat;

import im.yan.schemas.v1.Role;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GroupsIT {
    private final TestApi api = TestApi.shared();
    private final TestApi.User owner = api.user();
    private final TestApi.User member = api.user();
    private GroupRows group;

    @BeforeEach
    void aGroupOfTwo() throws SQLException {
        group = GroupRows.foundedBy(owner.id());
        group.post(owner.id());
        group.member(member.id(), Role.MEMBER, 2, 2);
        group.post(owner.id());
    }

    @Test
    void aMemberKnowsTheGroupAndHerPlaceInIt() throws SQLException {
        group.set(member.id(), "muted_until_millis = 5, silent_until_millis = 6");

        assertThat(member.get(group.path("/group")).json().toString())
                .isEqualTo(("{'conversationId':'%s','settings':{'name':'hikers','pictureMediaId':'77'},'ownerId':'%d',"
                                + "'memberCount':2,'dissolved':false,'role':'MEMBER','mutedUntilMillis':'5','visibleFromSeq':'2'}")
                        .replace('\'', '"')
                        .formatted(group.id(), owner.id()));
    }

    @Test
    void aLineOfTheListSaysWhichGroupItIs() throws SQLException {
        group.set(
                member.id(),
                "muted_until_millis = 5, silent_until_millis = 6, marked_unread = TRUE, delivered_seq = 3");

        assertThat(member.get("/v1/conversations").json().toString())
                .isEqualTo(("{'conversations':[{'conversationId':'%s','group':{'name':'hikers','pictureMediaId':'77',"
                                + "'memberCount':2,'dissolved':false},'role':'MEMBER','headSeq':'3','headMessageNo':'2',"
                                + "'lastTimeMillis':'1003','readSeq':'2','readNo':'1','deliveredSeq':'3','unread':'1',"
                                + "'mutedUntilMillis':'6','markedUnread':true,'visibleFromSeq':'2'}]}")
                        .replace('\'', '"')
                        .formatted(group.id()));
    }

    @Test
    void aGroupIsOneLineHoweverManyMembersItHas() throws SQLException {
        for (var user = 1; user <= 5; user++) {
            group.member(user, Role.MEMBER, 3, 3);
        }

        assertThat(member.get("/v1/conversations")
                        .json()
                        .required("conversations")
                        .size())
                .isEqualTo(1);
    }

    @Test
    void thePagesHoldEveryMemberOnce() throws SQLException {
        for (var user = 1; user <= 5; user++) {
            group.member(user, user == 2 ? Role.ADMIN : Role.MEMBER, 3, 3);
        }
        group.set(4, "member = FALSE");

        var seen = new ArrayList<String>();
        var path = group.path("/members?limit=2");
        for (var page = member.get(path); page != null; ) {
            page.json()
                    .required("members")
                    .forEach(line -> seen.add(line.required("userId").stringValue() + " "
                            + line.required("role").stringValue()));
            page = page.json().has("next") ? member.get(path + "&after=" + page.text("next")) : null;
        }

        assertThat(seen)
                .containsExactly(
                        "1 MEMBER", "2 ADMIN", "3 MEMBER", "5 MEMBER", owner.id() + " OWNER", member.id() + " MEMBER");
    }

    @Test
    void aMembersLineSaysHowFarSheIs() throws SQLException {
        group.set(member.id(), "delivered_seq = 3, read_seq = 3, read_no = 2, muted_until_millis = 9");

        assertThat(owner.get(group.path("/members?after=" + owner.id())).json().toString())
                .isEqualTo(("{'members':[{'userId':'%d','name':'%s','displayName':'%s','role':'MEMBER','joinedSeq':'2',"
                                + "'mutedUntilMillis':'9','readSeq':'3','deliveredSeq':'3'}]}")
                        .replace('\'', '"')
                        .formatted(member.id(), member.name(), member.name()));
    }

    @Test
    void requestsAndInvitationsAreForAdmins() throws SQLException {
        Rows.run(
                "INSERT INTO join_request VALUES (?, 8, 'let me in', TRUE, 4), (?, 9, '', FALSE, 5)",
                group.id(),
                group.id());
        Rows.run(
                "INSERT INTO invitation VALUES (?, 'usable', ?, 0, 3, FALSE, 6), (?, 'revoked', 1, 0, 0, TRUE, 7),"
                        + " (?, 'expired', 1, 1, 0, FALSE, 8)",
                group.id(),
                owner.id(),
                group.id(),
                group.id());

        assertThat(owner.get(group.path("/join-requests")).json().toString())
                .isEqualTo("{\"requests\":[{\"userId\":\"8\",\"note\":\"let me in\"}]}");
        assertThat(owner.get(group.path("/invitations")).json().toString())
                .isEqualTo(
                        "{\"invitations\":[{\"invitationId\":\"usable\",\"creatorId\":\"%d\",\"expiresMillis\":\"0\",\"usesMax\":3}]}"
                                .formatted(owner.id()));
        for (var path : List.of("/join-requests", "/invitations")) {
            assertThat(member.get(group.path(path)).refusal()).isEqualTo("403 ROLE_TOO_LOW");
        }
        group.set(member.id(), "role = 2");
        assertThat(member.get(group.path("/invitations")).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/group", "/members", "/join-requests", "/invitations", "/events", "/pins", "/receipts?seq=2"})
    void whoIsNotInItLearnsNothing(String what) throws SQLException {
        group.set(member.id(), "member = FALSE");
        var imagined = owner.get("/v1/conversations/g:1" + what).response().body();

        for (var outsider : List.of(api.user(), member)) {
            var answer = outsider.get(group.path(what));

            assertThat(answer.refusal()).isEqualTo("404 NOT_FOUND");
            assertThat(answer.response().body()).isEqualTo(imagined);
        }
        assertThat(member.get("/v1/conversations").json().toString()).isEqualTo("{\"conversations\":[]}");
        assertThat(member.get("/v1/unread").json().required("conversations").size())
                .isZero();
    }

    @Test
    void aDissolvedGroupStaysReadable() throws SQLException {
        group.dissolve();

        assertThat(member.get(group.path("/group")).json().required("dissolved").booleanValue())
                .isTrue();
        assertThat(member.get(group.path("/events")).events("/events")).hasSize(2);
        assertThat(member.get("/v1/conversations")
                        .json()
                        .at("/conversations/0/unread")
                        .stringValue())
                .isEqualTo("0");
    }

    @Test
    void aDirectConversationIsNoGroup() throws SQLException {
        Rows.conversation(owner.id(), member.id(), 1, 1);
        var direct = "/v1/conversations/d:" + owner.id() + ":" + member.id();

        assertThat(owner.get(direct + "/group").refusal()).isEqualTo("404 NOT_FOUND");
        assertThat(owner.get(direct + "/members").json().required("members").size())
                .isEqualTo(2);
        assertThat(owner.get(group.path("/members?limit=0")).refusal()).isEqualTo("400 INVALID_ARGUMENT");
    }
}
