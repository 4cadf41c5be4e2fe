// SPDX-License-Identifier: Apache-2.0
package im.yan.unread;

import static im.yan.unread.Entries.ALICE;
import static im.yan.unread.Entries.BOB;
import static im.yan.unread.Entries.CHAT;
import static im.yan.unread.Entries.read;
import static im.yan.unread.Entries.received;
import static im.yan.unread.Entries.sent;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import im.yan.schemas.ConversationId;
import im.yan.schemas.TraceHeader;
import im.yan.schemas.v1.UnreadCount;
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
}
