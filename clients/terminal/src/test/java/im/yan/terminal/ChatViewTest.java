// SPDX-License-Identifier: Apache-2.0
package im.yan.terminal;

import static im.yan.terminal.Events.ALICE;
import static im.yan.terminal.Events.BOB;
import static im.yan.terminal.Events.PARTIES;
import static im.yan.terminal.Events.said;
import static org.assertj.core.api.Assertions.assertThat;

import im.yan.schemas.v1.DeliveredPosition;
import im.yan.schemas.v1.ReadPosition;
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
    private final ChatView view = new ChatView(
            PARTIES,
            screen,
            new Ticks(0, 0),
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
                        "Bob    12:03  hi",
                        "Alice  12:03  hello  ✓",
                        "       ✓✓  hello",
                        "       ✓✓ read  hello");
        assertThat(read).containsExactly(1L);
    }

    @Test
    void historyIsShownWithTheTicksItHas() {
        view.onRead(readUpTo(BOB.userId(), 1));

        view.history(List.of(said(ALICE, 1, "one"), said(ALICE, 2, "two"), said(BOB, 3, "three")));
        view.onRead(readUpTo(BOB.userId(), 2));

        assertThat(screen.shown())
                .containsExactly(
                        "Alice  12:03  one  ✓✓ read",
                        "Alice  12:03  two  ✓",
                        "Bob    12:03  three",
                        "       ✓✓ read  two");
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

        assertThat(screen.shown()).containsExactly("Alice  12:03  hello  ✓");
    }

    @Test
    void othersAreMentionedOnceAndNotShown() {
        var elsewhere = said(BOB, 1, "secret").toBuilder().setConversationId("d:3:7");

        view.onEvent(elsewhere.clone().setActorId(ALICE.userId()).build());
        view.onEvent(elsewhere.build());
        view.onEvent(elsewhere.setSeq(2).build());

        assertThat(screen.shown()).containsExactly("· somebody else has written to you");
        assertThat(read).isEmpty();
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
                .setConversationId(PARTIES.conversationId())
                .setUserId(userId)
                .setSeq(seq)
                .build();
    }

    private static ReadPosition readUpTo(long userId, long seq) {
        return ReadPosition.newBuilder()
                .setConversationId(PARTIES.conversationId())
                .setUserId(userId)
                .setSeq(seq)
                .build();
    }
}
