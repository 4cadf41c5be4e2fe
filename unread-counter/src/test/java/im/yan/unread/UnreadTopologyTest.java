// SPDX-License-Identifier: Apache-2.0
package im.yan.unread;

import static im.yan.unread.Entries.ALICE;
import static im.yan.unread.Entries.BOB;
import static im.yan.unread.Entries.CHAT;
import static im.yan.unread.Entries.GROUP;
import static im.yan.unread.Entries.diffused;
import static im.yan.unread.Entries.joined;
import static im.yan.unread.Entries.left;
import static im.yan.unread.Entries.marks;
import static im.yan.unread.Entries.mentioned;
import static im.yan.unread.Entries.read;
import static im.yan.unread.Entries.received;
import static im.yan.unread.Entries.sent;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import im.yan.schemas.ConversationId;
import im.yan.schemas.TraceHeader;
import im.yan.schemas.v1.Diffusion;
import im.yan.schemas.v1.InboxEntry;
import im.yan.schemas.v1.UnreadCount;
import im.yan.unread.counting.Participation;
import java.time.Duration;
import java.util.Random;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class UnreadTopologyTest {
    private static final ConversationId.Direct OTHER_CHAT = ConversationId.direct(BOB, 700);

    private final UnreadDriver counter = new UnreadDriver();

    @AfterEach
    void close() {
        counter.close();
    }

    @Test
    void aChangeNamesBothNumbersTheCountAndTheTotal() {
        counter.count(received(BOB, CHAT, 1), received(BOB, OTHER_CHAT, 1), received(BOB, CHAT, 2));

        var changes = counter.unread.readKeyValuesToList();
        assertThat(changes).hasSize(3);
        assertThat(changes.getLast().key).isEqualTo(BOB + "/" + CHAT.text());
        assertThat(changes.getLast().value)
                .isEqualTo(UnreadCount.newBuilder()
                        .setUserId(BOB)
                        .setConversationId(CHAT.text())
                        .setHeadMessageNo(2)
                        .setReadNo(0)
                        .setUnread(2)
                        .setTotal(3)
                        .build());
        assertThat(counter.metrics.counter(UnreadTopology.CHANGES).count()).isEqualTo(3);
    }

    @Test
    void readingOneConversationLeavesTheOther() {
        counter.count(received(BOB, CHAT, 1), received(BOB, OTHER_CHAT, 1), read(BOB, BOB, CHAT, 1));

        var last = counter.unread.readValuesToList().getLast();
        assertThat(last.getUnread()).isZero();
        assertThat(last.getTotal()).isEqualTo(1);
    }

    @Test
    void theTwoSidesOfAConversationAreCountedApart() {
        counter.count(sent(ALICE, CHAT, 1), received(BOB, CHAT, 1));

        assertThat(counter.unread.readValuesToList())
                .extracting(UnreadCount::getUserId, UnreadCount::getUnread)
                .containsExactly(tuple(ALICE, 0L), tuple(BOB, 1L));
    }

    @Test
    void nothingIsWrittenWhereNothingChanges() {
        counter.count(received(BOB, CHAT, 1));
        counter.unread.readValue();

        counter.count(received(BOB, CHAT, 1), read(BOB, ALICE, CHAT, 1), read(BOB, BOB, CHAT, 0));

        assertThat(counter.unread.isEmpty()).isTrue();
    }

    @Test
    void mentionsAreCountedByConversationAndInTotal() {
        counter.count(
                mentioned(BOB, GROUP, 1), mentioned(BOB, CHAT, 1), received(BOB, CHAT, 2), mentioned(BOB, CHAT, 3));

        var last = counter.unread.readValuesToList().getLast();
        assertThat(last.getMentions()).isEqualTo(2);
        assertThat(last.getTotalMentions()).isEqualTo(3);
    }

    @Test
    void aMutedConversationIsInAnotherTotalUntilTheMuteEnds() {
        counter.count(received(BOB, CHAT, 1), received(BOB, OTHER_CHAT, 1), mutedFor(Duration.ofMinutes(5), CHAT));
        var muted = counter.unread.readKeyValuesToList().getLast().value;

        counter.pass(Duration.ofMinutes(5));

        var heard = counter.unread.readKeyValue();
        assertThat(muted)
                .returns(true, UnreadCount::getMuted)
                .returns(1L, UnreadCount::getTotal)
                .returns(1L, UnreadCount::getTotalMuted);
        assertThat(heard.key).isEqualTo(BOB + "/" + CHAT.text());
        assertThat(heard.value)
                .returns(false, UnreadCount::getMuted)
                .returns(2L, UnreadCount::getTotal)
                .returns(0L, UnreadCount::getTotalMuted);
        assertThat(counter.unread.isEmpty()).isTrue();
        assertThat(counter.deadlines().all().hasNext()).isFalse();
    }

    @Test
    void aMuteThatIsPutOffHasOneDeadline() {
        counter.count(marks(BOB, CHAT, 1, counter.now() + 60_000, false));
        counter.count(marks(BOB, CHAT, 2, counter.now() + 120_000, false));
        counter.unread.readValuesToList();

        counter.pass(Duration.ofSeconds(60));
        assertThat(counter.unread.isEmpty()).isTrue();
        counter.pass(Duration.ofSeconds(60));
        assertThat(counter.unread.readValuesToList()).hasSize(1);
    }

    @Test
    void manyMutesThatEndAtOnceAreSpreadOverTicks() {
        var chats = CountUnread.DUE_PER_TICK + 1;
        for (long peer = 1_000; peer < 1_000 + chats; peer++) {
            counter.count(mutedFor(Duration.ofSeconds(5), ConversationId.direct(BOB, peer)));
        }
        counter.unread.readValuesToList();

        counter.pass(Duration.ofSeconds(5));
        assertThat(counter.unread.readValuesToList()).hasSize(CountUnread.DUE_PER_TICK);
        counter.pass(CountUnread.TICK);
        assertThat(counter.unread.readValuesToList()).hasSize(1);
    }

    @Test
    void aMarkMadeByHandShows() {
        counter.count(marks(BOB, CHAT, 1, 0, true), marks(BOB, CHAT, 2, 0, false));

        assertThat(counter.unread.readValuesToList())
                .extracting(UnreadCount::getMarkedUnread)
                .containsExactly(true, false);
    }

    @Test
    void aGroupBeginsWithNothingUnreadAndSaysSo() {
        counter.count(joined(BOB, GROUP, 1, 0, Diffusion.WRITE));

        assertThat(counter.unread.readValue())
                .isEqualTo(UnreadCount.newBuilder()
                        .setUserId(BOB)
                        .setConversationId(GROUP.text())
                        .build());
    }

    @Test
    void aGroupThatIsLeftIsSaidOnceAndCountsNoMore() {
        counter.count(
                received(BOB, CHAT, 1),
                joined(BOB, GROUP, 4, 3, Diffusion.WRITE),
                mentioned(BOB, GROUP, 5),
                left(BOB, GROUP, 6, 5),
                received(BOB, GROUP, 6));

        assertThat(counter.unread.readValuesToList())
                .hasSize(4)
                .last()
                .isEqualTo(UnreadCount.newBuilder()
                        .setUserId(BOB)
                        .setConversationId(GROUP.text())
                        .setHeadMessageNo(5)
                        .setReadNo(5)
                        .setTotal(1)
                        .setLeft(true)
                        .build());
    }

    @Test
    void aGroupThatWasLeftLongAgoIsForgotten() {
        counter.count(joined(BOB, GROUP, 1, 0, Diffusion.WRITE), left(BOB, GROUP, 2, 0));

        counter.pass(Participation.LEAVING_REMEMBERED);

        assertThat(counter.tallies().all().hasNext()).isFalse();
        assertThat(counter.deadlines().all().hasNext()).isFalse();
    }

    @Test
    void whatIsPulledLeavesTheTotalsAndComesBackWhole() {
        counter.count(
                received(BOB, CHAT, 1),
                joined(BOB, GROUP, 1, 0, Diffusion.WRITE),
                received(BOB, GROUP, 2),
                diffused(BOB, GROUP, 3, 2, Diffusion.READ),
                diffused(BOB, GROUP, 10, 8, Diffusion.WRITE));

        assertThat(counter.unread.readValuesToList())
                .extracting(UnreadCount::getUnread, UnreadCount::getPulled, UnreadCount::getTotal)
                .endsWith(tuple(2L, false, 3L), tuple(2L, true, 1L), tuple(8L, false, 9L));
    }

    @Test
    void theTraceGoesOn() {
        var trace = TraceHeader.random(new Random(7));
        var headers = new RecordHeaders();
        trace.addTo(headers);

        counter.count(received(BOB, CHAT, 1), headers);

        assertThat(TraceHeader.of(counter.unread.readRecord().headers())).contains(trace);
    }

    @Test
    void whatIsNobodysEntryGoesAsideAndTheNextIsCounted() {
        counter.record(Long.toString(BOB), new byte[] {-1, -1, -1});
        counter.record(Long.toString(BOB), null);
        counter.record(Long.toString(ALICE), received(BOB, CHAT, 1).toByteArray());
        counter.record(null, received(BOB, CHAT, 1).toByteArray());
        counter.count(received(BOB, CHAT, 1));

        assertThat(counter.dead.readRecordsToList())
                .hasSize(4)
                .allSatisfy(letter -> assertThat(new String(
                                letter.headers().lastHeader("dead.topic").value(), UTF_8))
                        .isEqualTo("im.inbox"));
        assertThat(counter.unread.readValuesToList()).hasSize(1);
    }

    @Test
    void everyNodeHasANameOfOurs() {
        assertThat(UnreadTopology.build(counter.metrics).describe().toString()).doesNotContain("KSTREAM-", "KTABLE-");
    }

    private InboxEntry mutedFor(Duration time, ConversationId conversation) {
        return marks(BOB, conversation, 1, counter.now() + time.toMillis(), false);
    }
}
