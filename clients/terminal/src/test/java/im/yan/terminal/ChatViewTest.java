// SPDX-License-Identifier: Apache-2.0
package im.yan.terminal;

import static im.yan.terminal.Events.ALICE;
import static im.yan.terminal.Events.BOB;
import static im.yan.terminal.Events.CONVERSATION;
import static im.yan.terminal.Events.said;
import static org.assertj.core.api.Assertions.assertThat;

import im.yan.client.Contents;
import im.yan.schemas.v1.DeliveredPosition;
import im.yan.schemas.v1.MemberPosition;
import im.yan.schemas.v1.MemberPositions;
import im.yan.schemas.v1.MembersAdded;
import im.yan.schemas.v1.MessagePosted;
import im.yan.schemas.v1.Presence;
import im.yan.schemas.v1.ReactionChanged;
import im.yan.schemas.v1.ReadPosition;
import im.yan.schemas.v1.Signal;
import im.yan.schemas.v1.Welcome;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChatViewTest {
    private final RecordingScreen screen = new RecordingScreen();
    private final List<Long> read = new ArrayList<>();
    private final List<String> ends = new ArrayList<>();
    private final Room direct = Room.of(BOB, CONVERSATION, new Ticks(0, 0));
    private final Rooms rooms = new Rooms(direct);
    private final ChatView view = new ChatView(
            Events.people(),
            rooms,
            screen,
            Clock.fixed(Events.NOON, ZoneOffset.UTC),
            event -> read.add(event.getSeq()),
            ends::add);

    @Test
    void aChatIsShownAndReadAndTicked() {
        view.onConnected(Welcome.getDefaultInstance());
        view.onEvent(said(BOB, 1, "hi"));
        view.onEvent(said(ALICE, 2, "hello"));
        view.onDelivered(delivered(BOB.userId(), 2));
        view.onRead(readUpTo(BOB.userId(), 2));

        assertThat(screen.shown())
                .containsExactly(
                        "· connected; /help for help",
                        "   #1 Bob    12:03  hi",
                        "   #2 Alice  12:03  hello  ✓",
                        "             ✓✓  hello",
                        "             ✓✓ read  hello");
        assertThat(read).containsExactly(1L);
    }

    @Test
    void historyIsShownWithTheTicksItHas() {
        view.onRead(readUpTo(BOB.userId(), 1));

        view.history(direct, List.of(said(ALICE, 1, "one"), said(ALICE, 2, "two"), said(BOB, 3, "three")));
        view.onRead(readUpTo(BOB.userId(), 2));

        assertThat(screen.shown())
                .containsExactly(
                        "   #1 Alice  12:03  one  ✓✓ read",
                        "   #2 Alice  12:03  two  ✓",
                        "   #3 Bob    12:03  three",
                        "             ✓✓ read  two");
        assertThat(read).isEmpty();
    }

    @Test
    void ownPositionsAndOtherConversationsTickNothing() {
        view.onEvent(said(ALICE, 1, "hello"));

        view.onRead(readUpTo(ALICE.userId(), 1));
        view.onRead(
                readUpTo(BOB.userId(), 1).toBuilder().setConversationId("d:3:9").build());
        view.onDelivered(delivered(BOB.userId(), 1).toBuilder()
                .setConversationId("d:3:9")
                .build());

        assertThat(screen.shown()).containsExactly("   #1 Alice  12:03  hello  ✓");
    }

    @Test
    void othersAreMentionedOnceAndNotShown() {
        var elsewhere = said(BOB, 1, "secret").toBuilder().setConversationId("d:3:7");

        view.onEvent(elsewhere.clone().setActorId(ALICE.userId()).build());
        view.onEvent(elsewhere.build());
        view.onEvent(elsewhere.setSeq(2).build());

        assertThat(screen.shown()).containsExactly("· Bob has written elsewhere; /unread and /groups say where");
        assertThat(read).isEmpty();
    }

    @Test
    void whatWasShownAsHistoryIsNotShownAgain() {
        view.history(direct, List.of(said(BOB, 1, "hi")));

        view.onEvent(said(BOB, 1, "hi"));

        assertThat(screen.shown()).hasSize(1);
    }

    @Test
    void inAGroupOneSeesByHowManyAMessageWasRead() {
        rooms.enter(Room.of("Chess", Events.GROUP));
        view.onEvent(Events.inGroup(ALICE, 1)
                .setMessagePosted(MessagePosted.newBuilder().setContent(Contents.text("your move")))
                .build());

        view.onMemberPositions(positions(at(BOB.userId(), 1), at(ALICE.userId(), 1), at(11, 0)));
        view.onMemberPositions(positions(at(BOB.userId(), 1)));
        view.onMemberPositions(positions(at(11, 2)));

        assertThat(screen.shown())
                .containsExactly(
                        "   #1 Alice       12:03  your move",
                        "                  read by 1 of 3  your move",
                        "                  read by 2 of 3  your move");
    }

    @Test
    void whatHappensInAGroupIsSaidInASentence() {
        rooms.enter(Room.of("Chess", Events.GROUP));

        view.onEvent(Events.inGroup(BOB, 1)
                .setMembersAdded(
                        MembersAdded.newBuilder().addUserIds(ALICE.userId()).addUserIds(11))
                .build());
        view.onEvent(Events.inGroup(BOB, 2)
                .setReactionChanged(ReactionChanged.newBuilder().setTargetSeq(1).setEmoji("👍"))
                .build());

        assertThat(screen.shown()).containsExactly("· Bob added you, user 11", "· Bob reacted 👍 on #1");
        assertThat(read).containsExactly(1L, 2L);
    }

    @Test
    void typingAndPresenceAreShownWhereTheyBelong() {
        view.onTyping(Signal.newBuilder()
                .setConversationId(CONVERSATION)
                .setUserId(BOB.userId())
                .setTyping(true)
                .build());
        view.onTyping(
                Signal.newBuilder().setConversationId("d:3:7").setUserId(3).build());
        view.onPresence(Presence.newBuilder()
                .setUserId(BOB.userId())
                .setLastSeenMillis(Events.NOON.toEpochMilli())
                .build());
        view.onPresence(Presence.newBuilder().setUserId(3).setOnline(true).build());

        assertThat(screen.shown()).containsExactly("· Bob is typing…", "· Bob was last here at 12:03");
    }

    @Test
    void comingBackIsSaid() {
        view.onConnected(Welcome.getDefaultInstance());
        view.onDisconnected(4001, "draining");
        view.onConnected(Welcome.getDefaultInstance());

        assertThat(screen.shown()).containsExactly("· connected; /help for help", "· connected again");
        assertThat(ends).containsExactly("draining");
    }

    private static DeliveredPosition delivered(long userId, long seq) {
        return DeliveredPosition.newBuilder()
                .setConversationId(CONVERSATION)
                .setUserId(userId)
                .setSeq(seq)
                .build();
    }

    private static ReadPosition readUpTo(long userId, long seq) {
        return ReadPosition.newBuilder()
                .setConversationId(CONVERSATION)
                .setUserId(userId)
                .setSeq(seq)
                .build();
    }

    private static MemberPosition at(long userId, long readSeq) {
        return MemberPosition.newBuilder().setUserId(userId).setReadSeq(readSeq).build();
    }

    private static MemberPositions positions(MemberPosition... positions) {
        return MemberPositions.newBuilder()
                .setConversationId(Events.GROUP)
                .addAllPositions(List.of(positions))
                .build();
    }
}
