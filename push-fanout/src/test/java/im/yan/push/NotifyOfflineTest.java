// SPDX-License-Identifier: Apache-2.0
package im.yan.push;

import static im.yan.push.Events.event;
import static org.assertj.core.api.Assertions.assertThat;

import im.yan.schemas.v1.AccountState;
import im.yan.schemas.v1.ConversationEvent;
import im.yan.schemas.v1.ConversationMarks;
import im.yan.schemas.v1.DeviceState;
import im.yan.schemas.v1.Diffusion;
import im.yan.schemas.v1.InboxEntry;
import im.yan.schemas.v1.Membership;
import im.yan.schemas.v1.Mentions;
import im.yan.schemas.v1.MessageRecalled;
import im.yan.schemas.v1.PushRequest;
import im.yan.schemas.v1.QuietHours;
import im.yan.schemas.v1.ReadPosition;
import im.yan.schemas.v1.UnreadCount;
import im.yan.schemas.v1.WebPushTarget;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class NotifyOfflineTest {
    private static final long ALICE = 1;
    private static final long BOB = 2;
    private static final String CONVERSATION = "d:1:2";
    private static final long START = Instant.parse("2026-01-01T00:00:00Z").toEpochMilli();

    private final PushDriver push = new PushDriver();

    @BeforeEach
    void aConnector() {
        push.beat(0, PushDriver.EPOCH);
    }

    @AfterEach
    void close() {
        push.close();
    }

    @Test
    void whatComesTogetherIsToldOnceAfterAMoment() {
        var target = WebPushTarget.newBuilder().setEndpoint("https://push.example/1");
        push.device(DeviceState.newBuilder().setUserId(BOB).setDeviceId("phone").setPush(target));
        push.device(DeviceState.newBuilder().setUserId(BOB).setDeviceId("laptop"));

        push.event(BOB, message(4, "one"));
        push.passSeconds(2);
        push.event(BOB, message(6, "two"));
        push.unread(UnreadCount.newBuilder()
                .setUserId(BOB)
                .setConversationId(CONVERSATION)
                .setTotal(12)
                .build());
        assertThat(push.pushRequests()).isEmpty();
        push.passSeconds(1);

        assertThat(push.pushRequests())
                .containsExactly(PushRequest.newBuilder()
                        .setUserId(BOB)
                        .setConversationId(CONVERSATION)
                        .setFirstSeq(4)
                        .setLastSeq(6)
                        .setMessages(2)
                        .setSenderId(ALICE)
                        .setTimeMillis(6)
                        .setPreview("two")
                        .addDevices(DeviceState.newBuilder()
                                .setUserId(BOB)
                                .setDeviceId("phone")
                                .setPush(target))
                        .setUnreadTotal(12)
                        .build());
        assertThat(push.metric("yan.push.offline.requests")).isEqualTo(1);
    }

    @Test
    void whatFollowsIsToldAfterAPause() {
        push.event(BOB, message(1));
        push.passSeconds(3);
        push.pushRequests();

        push.event(BOB, message(1));
        push.event(BOB, message(2));
        push.event(BOB, message(3));
        push.passSeconds(29);
        assertThat(push.pushRequests()).isEmpty();
        push.passSeconds(1);

        assertThat(push.pushRequests()).singleElement().satisfies(request -> {
            assertThat(request.getFirstSeq()).isEqualTo(2);
            assertThat(request.getMessages()).isEqualTo(2);
        });
        push.passSeconds(60);
        push.event(BOB, message(4));
        push.passSeconds(3);
        assertThat(push.pushRequests()).hasSize(1);
    }

    @Test
    void whoIsOnlineOrComesBackIsNotDisturbed() {
        push.given(BOB, 0, "phone");
        push.event(BOB, message(1));
        push.close(BOB, "phone");
        push.event(BOB, message(2));
        push.open(BOB, "phone again", 0);

        push.passSeconds(40);

        assertThat(push.pushRequests()).isEmpty();
    }

    @Test
    void onesOwnMessagesAndWhatIsNoMessageAreNotTold() {
        push.event(BOB, message(1).toBuilder().setActorId(BOB).build());
        push.event(BOB, recall(2, 1));

        push.passSeconds(5);

        assertThat(push.pushRequests()).isEmpty();
    }

    @Test
    void whatWasSeenMeanwhileIsNotTold() {
        push.event(BOB, message(1));
        push.event(BOB, message(2));
        push.ack(BOB, "another connector's", CONVERSATION, 2);
        push.event(BOB, event("d:2:3", 7));
        push.inbox(InboxEntry.newBuilder()
                .setOwnerId(BOB)
                .setRead(ReadPosition.newBuilder()
                        .setUserId(BOB)
                        .setConversationId("d:2:3")
                        .setSeq(7)));
        push.event(BOB, event("d:2:4", 7));
        push.event(BOB, event("d:2:4", 8).toBuilder().setActorId(BOB).build());

        push.passSeconds(5);

        assertThat(push.pushRequests()).isEmpty();
    }

    @Test
    void whatWasSeenInPartIsToldInPart() {
        push.event(BOB, message(1));
        push.event(BOB, message(2));
        push.ack(BOB, "phone", CONVERSATION, 1);

        push.passSeconds(3);

        assertThat(push.pushRequests()).singleElement().satisfies(request -> {
            assertThat(request.getFirstSeq()).isEqualTo(2);
            assertThat(request.getMessages()).isEqualTo(1);
        });
    }

    @Test
    void thePeersReadingSeesNothingForBob() {
        push.event(BOB, message(1));
        push.inbox(InboxEntry.newBuilder()
                .setOwnerId(BOB)
                .setRead(ReadPosition.newBuilder()
                        .setUserId(ALICE)
                        .setConversationId(CONVERSATION)
                        .setSeq(1)));

        push.passSeconds(3);

        assertThat(push.pushRequests()).hasSize(1);
    }

    @Test
    void aRecalledMessageIsNotShown() {
        push.event(BOB, message(1, "regretted"));
        push.event(BOB, recall(2, 1));
        push.passSeconds(3);
        assertThat(push.pushRequests()).isEmpty();
        push.event(BOB, message(3, "kept"));
        push.event(BOB, message(4, "regretted"));
        push.event(BOB, recall(5, 4));

        push.passSeconds(3);

        assertThat(push.pushRequests()).singleElement().satisfies(request -> {
            assertThat(request.getMessages()).isEqualTo(1);
            assertThat(request.getPreview()).isEmpty();
        });
    }

    @Test
    void aMutedConversationDisturbsWithMentionsOnly() {
        mute(START + 60_000);
        push.event(BOB, message(1));
        push.passSeconds(3);
        assertThat(push.pushRequests()).isEmpty();

        push.event(BOB, mention(2));
        push.passSeconds(3);

        assertThat(push.pushRequests()).singleElement().satisfies(request -> {
            assertThat(request.getFirstSeq()).isEqualTo(2);
            assertThat(request.getMentioned()).isTrue();
        });
    }

    @Test
    void aMuteThatIsOverOrTakenBackMutesNothing() {
        mute(START + 2_000);
        push.passSeconds(2);
        push.event(BOB, message(1));
        push.passSeconds(3);
        assertThat(push.pushRequests()).hasSize(1);
        mute(START + 1_000_000);
        mute(0);
        push.event(BOB, message(2));

        push.passSeconds(30);

        assertThat(push.pushRequests()).hasSize(1);
    }

    @Test
    void inQuietHoursItWaitsUntilTheyEnd() {
        push.account(AccountState.newBuilder()
                .setUserId(BOB)
                .setQuietHours(QuietHours.newBuilder()
                        .setFromMinute(22 * 60)
                        .setToMinute(2)
                        .setTimeZone("UTC")));
        push.event(BOB, message(1));
        push.passSeconds(60);
        push.event(BOB, message(2));
        push.passSeconds(59);
        assertThat(push.pushRequests()).isEmpty();

        push.passSeconds(1);

        assertThat(push.pushRequests())
                .singleElement()
                .satisfies(request -> assertThat(request.getMessages()).isEqualTo(2));
    }

    @Test
    void aDisabledAccountIsToldNothing() {
        push.event(BOB, message(1));
        push.account(AccountState.newBuilder().setUserId(BOB).setStatus(AccountState.Status.DISABLED));

        push.passSeconds(5);

        assertThat(push.pushRequests()).isEmpty();
    }

    @Test
    void aGroupThatWasLeftTellsNothing() {
        var left = Membership.newBuilder().setConversationId("g:7").setSeq(2);
        push.membership(BOB, left.clone().setSeq(1).setMember(true).setDiffusion(Diffusion.WRITE));
        push.event(BOB, event("g:7", 1));
        push.membership(BOB, left);
        push.event(BOB, recallIn("g:7", 2, 9));

        push.passSeconds(5);

        assertThat(push.pushRequests()).isEmpty();
    }

    private void mute(long untilMillis) {
        push.inbox(InboxEntry.newBuilder()
                .setOwnerId(BOB)
                .setMarks(ConversationMarks.newBuilder()
                        .setUserId(BOB)
                        .setConversationId(CONVERSATION)
                        .setMutedUntilMillis(untilMillis)));
    }

    private static ConversationEvent message(long seq) {
        return message(seq, "hello");
    }

    private static ConversationEvent message(long seq, String body) {
        return event(CONVERSATION, seq, body).toBuilder().setActorId(ALICE).build();
    }

    private static ConversationEvent mention(long seq) {
        var message = message(seq).toBuilder();
        message.getMessagePostedBuilder().setMentions(Mentions.newBuilder().addUserIds(BOB));
        return message.build();
    }

    private static ConversationEvent recall(long seq, long target) {
        return recallIn(CONVERSATION, seq, target);
    }

    private static ConversationEvent recallIn(String conversationId, long seq, long target) {
        return event(conversationId, seq).toBuilder()
                .setActorId(ALICE)
                .setMessageRecalled(MessageRecalled.newBuilder().setTargetSeq(target))
                .build();
    }
}
