// SPDX-License-Identifier: Apache-2.0
package im.yan.dev.e2e;

import static im.yan.dev.e2e.Person.done;
import static im.yan.dev.e2e.Person.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import im.yan.client.HistoryRange;
import im.yan.client.Invitation;
import im.yan.schemas.v1.ConversationEvent.KindCase;
import im.yan.schemas.v1.GroupSettings;
import im.yan.schemas.v1.HistoryVisibility;
import im.yan.schemas.v1.JoinPolicy;
import im.yan.schemas.v1.Role;
import im.yan.schemas.v1.UpdateGroup;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A group from its founding to its end, from its members' side. */
@ExtendWith(WholeStack.class)
class GroupLifeIT {
    private final WholeStack whole;
    private final Person owner;
    private final Person member;
    private final Person other;
    private final Person outsider;
    private String group = "";

    GroupLifeIT(WholeStack whole) {
        this.whole = whole;
        var users = whole.newUsers("member", 4);
        owner = Person.on(whole, users.get(0), 0);
        member = Person.on(whole, users.get(1), 1);
        other = Person.on(whole, users.get(2), 0);
        outsider = Person.on(whole, users.get(3), 1);
    }

    @BeforeEach
    void aGroupOfThree() throws Exception {
        var settings = GroupSettings.newBuilder()
                .setName("crew")
                .setHistory(HistoryVisibility.SINCE_JOINED)
                .build();
        group = done(owner.client().groups().create(settings, List.of(member.id(), other.id())))
                .getConversationId();
    }

    @AfterEach
    void close() {
        List.of(owner, member, other, outsider).forEach(Person::close);
    }

    @Test
    void whatIsSaidAndChangedReachesEveryMemberOnceAndInOrder() throws Exception {
        done(member.in(group).send("hello all"));
        done(owner.group(group).rename("crew of two ships"));
        done(owner.group(group).announce("we sail at six"));
        done(other.in(group).send("aye"));

        for (var person : List.of(owner, member, other)) {
            eventually()
                    .untilAsserted(() -> assertThat(person.saw().kindsIn(group))
                            .containsExactly(
                                    KindCase.GROUP_CREATED,
                                    KindCase.MESSAGE_POSTED,
                                    KindCase.GROUP_UPDATED,
                                    KindCase.GROUP_UPDATED,
                                    KindCase.MESSAGE_POSTED));
            assertThat(person.saw().seqsIn(group)).containsExactly(1L, 2L, 3L, 4L, 5L);
        }
        eventually().untilAsserted(() -> {
            var info = whole.api().group(member.token(), group);
            assertThat(info.settings().getName()).isEqualTo("crew of two ships");
            assertThat(info.settings().getAnnouncement()).isEqualTo("we sail at six");
            assertThat(info.memberCount()).isEqualTo(3);
            assertThat(info.ownerId()).isEqualTo(owner.id());
        });
        assertThat(outsider.saw().in(group)).isEmpty();
    }

    @Test
    void toAStrangerTheGroupDoesNotExist() throws Exception {
        assertThat(refused(outsider.in(group).send("let me in"))).isEqualTo("CONVERSATION_UNKNOWN");
        assertThat(refused(outsider.group(group).enter())).isEqualTo("CONVERSATION_UNKNOWN");
        assertThat(Refusal.codeOf(() -> whole.api().group(outsider.token(), group)))
                .isEqualTo("NOT_FOUND");
        assertThat(Refusal.codeOf(() -> whole.api().history(outsider.token(), group, HistoryRange.latest(10))))
                .isEqualTo("NOT_FOUND");
        assertThat(Refusal.codeOf(() -> whole.api().members(outsider.token(), group, 10, 0)))
                .isEqualTo("NOT_FOUND");
    }

    @Test
    void whoJoinsByInvitationSeesWhatComesFromThenOn() throws Exception {
        done(owner.in(group).send("before she came"));
        var invitation = owner.group(group)
                .createInvitation(Instant.now().plus(Duration.ofHours(1)), 1)
                .get(30, TimeUnit.SECONDS);

        done(outsider.client().groups().join(Invitation.parse(invitation.link()).orElseThrow()));
        done(owner.in(group).send("welcome"));

        eventually()
                .untilAsserted(() -> assertThat(outsider.saw().textsIn(group)).containsExactly("welcome"));
        assertThat(outsider.saw().kindsIn(group)).startsWith(KindCase.MEMBERS_ADDED);
        eventually().untilAsserted(() -> {
            var history = whole.api().history(outsider.token(), group, HistoryRange.latest(10));
            assertThat(history.visibleFromSeq()).isEqualTo(4);
            assertThat(history.events()).extracting(event -> event.getSeq()).containsExactly(4L, 5L);
        });
        var late = whole.newUsers("late", 1).getFirst();
        try (var second = Person.on(whole, late, 0)) {
            assertThat(refused(second.client().groups().join(invitation))).isEqualTo("INVITATION_INVALID");
        }
    }

    @Test
    void wholeHistoryIsShownWhereTheGroupChoseSo() throws Exception {
        done(owner.group(group)
                .update(UpdateGroup.newBuilder()
                        .setHistory(HistoryVisibility.WHOLE_HISTORY)
                        .build()));
        done(owner.in(group).send("before she came"));

        done(member.group(group).add(List.of(outsider.id())));

        eventually()
                .untilAsserted(() -> assertThat(outsider.saw().seqsIn(group))
                        .containsExactlyElementsOf(
                                LongStream.rangeClosed(1, 4).boxed().toList()));
    }

    @Test
    void whoAsksIsLetInByAnAdmin() throws Exception {
        done(owner.group(group)
                .update(UpdateGroup.newBuilder()
                        .setJoinPolicy(JoinPolicy.BY_REQUEST)
                        .build()));
        done(outsider.group(group).requestToJoin("I bring cake"));
        eventually().untilAsserted(() -> {
            assertThat(owner.saw().kindsIn(group)).endsWith(KindCase.JOIN_REQUESTED);
            assertThat(whole.api().joinRequests(owner.token(), group))
                    .singleElement()
                    .satisfies(request -> assertThat(request.note()).isEqualTo("I bring cake"));
        });
        assertThat(refused(member.group(group).answerJoinRequest(outsider.id(), true)))
                .isEqualTo("ROLE_TOO_LOW");
        assertThat(Refusal.codeOf(() -> whole.api().joinRequests(member.token(), group)))
                .isEqualTo("ROLE_TOO_LOW");

        done(owner.group(group).answerJoinRequest(outsider.id(), true));

        eventually()
                .untilAsserted(() -> assertThat(outsider.saw().kindsIn(group)).contains(KindCase.MEMBERS_ADDED));
        done(outsider.in(group).send("here I am"));
        assertThat(refused(owner.group(group).answerJoinRequest(outsider.id(), true)))
                .isEqualTo("JOIN_REQUEST_UNKNOWN");
    }

    @Test
    void whoIsRemovedIsOutAtOnceAndWhoLeavesToo() throws Exception {
        done(owner.group(group).remove(List.of(member.id())));
        done(other.group(group).leave());
        done(owner.in(group).send("alone now"));

        assertThat(refused(member.in(group).send("why?"))).isEqualTo("NOT_A_MEMBER");
        assertThat(refused(other.in(group).send("bye"))).isEqualTo("NOT_A_MEMBER");
        eventually().untilAsserted(() -> {
            assertThat(member.saw().kindsIn(group)).endsWith(KindCase.MEMBERS_REMOVED);
            assertThat(other.saw().kindsIn(group)).endsWith(KindCase.MEMBER_LEFT);
            assertThat(Refusal.codeOf(() -> whole.api().history(member.token(), group, HistoryRange.latest(10))))
                    .isEqualTo("NOT_FOUND");
            assertThat(owner.saw().textsIn(group)).containsExactly("alone now");
            assertThat(whole.api().group(owner.token(), group).memberCount()).isEqualTo(1);
        });
        assertThat(member.saw().textsIn(group)).isEmpty();
    }

    @Test
    void rolesSayWhoMayWhat() throws Exception {
        assertThat(refused(member.group(group).remove(List.of(other.id())))).isEqualTo("ROLE_TOO_LOW");
        assertThat(refused(member.group(group).setRole(member.id(), Role.ADMIN)))
                .isEqualTo("ROLE_TOO_LOW");
        assertThat(refused(member.group(group).dissolve())).isEqualTo("ROLE_TOO_LOW");
        assertThat(refused(member.in(group).mentionEverybody("listen"))).isEqualTo("ROLE_TOO_LOW");
        assertThat(refused(owner.group(group).leave())).isEqualTo("OWNER_CANNOT_LEAVE");

        done(owner.group(group).setRole(member.id(), Role.ADMIN));
        done(member.group(group).mute(other.id(), Instant.now().plus(Duration.ofHours(1))));
        assertThat(refused(other.in(group).send("hm"))).isEqualTo("MUTED");
        done(member.group(group).unmute(other.id()));
        done(member.group(group).muteAll(true));
        assertThat(refused(other.in(group).send("hm"))).isEqualTo("GROUP_MUTED");
        done(member.in(group).mentionEverybody("listen"));
        assertThat(refused(member.group(group).remove(List.of(owner.id())))).isEqualTo("ROLE_TOO_LOW");

        done(owner.group(group).transfer(member.id()));
        done(owner.group(group).leave());
        eventually()
                .untilAsserted(() -> assertThat(whole.api()
                                .members(member.token(), group, 10, 0)
                                .members())
                        .extracting(row -> row.account().userId() + " " + row.role())
                        .containsExactlyInAnyOrder(member.id() + " OWNER", other.id() + " MEMBER"));
    }

    @Test
    void aDissolvedGroupIsOverButCanBeRead() throws Exception {
        done(member.in(group).send("good times"));

        done(owner.group(group).dissolve());

        assertThat(refused(member.in(group).send("hello?"))).isEqualTo("GROUP_DISSOLVED");
        eventually().untilAsserted(() -> {
            assertThat(member.saw().kindsIn(group)).endsWith(KindCase.GROUP_DISSOLVED);
            assertThat(whole.api().group(member.token(), group).dissolved()).isTrue();
            assertThat(whole.api()
                            .history(member.token(), group, HistoryRange.latest(10))
                            .events())
                    .hasSize(3);
        });
    }

    private static ConditionFactory eventually() {
        return await().atMost(Duration.ofSeconds(30));
    }
}
