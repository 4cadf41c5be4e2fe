// SPDX-License-Identifier: Apache-2.0
package im.yan.api.search;

import static org.assertj.core.api.Assertions.assertThat;

import im.yan.api.account.Caller;
import im.yan.api.mysql.MessageTables;
import im.yan.schemas.EventShard;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** MySQL's last word by itself, without an index that has asked for the right windows. */
abstract class WindowsContract {
    private final JdbcClient jdbc;
    private final Windows windows;
    private final Caller caller = new Caller(ThreadLocalRandom.current().nextLong(1, Long.MAX_VALUE), "", 0);
    private Place one = new Place("", 0);
    private Place other = one;

    WindowsContract(JdbcClient jdbc, MessageTables tables) {
        this.jdbc = jdbc;
        this.windows = new Windows(jdbc, tables);
    }

    @BeforeEach
    void aMemberOfBoth() {
        one = message(newGroup(), 5);
        other = message(newGroup(), 5);
        for (var place : List.of(one, other)) {
            jdbc.sql("INSERT INTO participant (user_id, conversation_id) VALUES (?, ?)")
                    .params(caller.userId(), place.conversationId())
                    .update();
        }
    }

    @Test
    void whatIsWithinIsReadable() {
        assertThat(windows.readable(caller, List.of(one, other))).containsExactlyInAnyOrder(one, other);
        assertThat(windows.readable(caller, List.of())).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"visible_from_seq = 6", "cleared_seq = 5", "member = FALSE"})
    void whatIsOutsideIsNot(String window) {
        jdbc.sql("UPDATE participant SET " + window + " WHERE user_id = ? AND conversation_id = ?")
                .params(caller.userId(), one.conversationId())
                .update();

        assertThat(windows.readable(caller, List.of(one, other))).containsExactly(other);
    }

    @Test
    void neitherIsWhatOthersSaidElsewhereNorWhatNobodySaid() {
        var elsewhere = message(newGroup(), 5);
        var nowhere = new Place(one.conversationId(), 6);

        assertThat(windows.readable(caller, List.of(elsewhere, nowhere, one))).containsExactly(one);
    }

    @Test
    void norWhatWasRecalledOrDeleted() {
        jdbc.sql("UPDATE " + EventShard.tableOf(one.conversationId())
                        + " SET recalled_seq = 6 WHERE conversation_id = ? AND seq = 5")
                .param(one.conversationId())
                .update();
        jdbc.sql("INSERT INTO hidden_message VALUES (?, ?, 5)")
                .params(caller.userId(), other.conversationId())
                .update();

        assertThat(windows.readable(caller, List.of(one, other))).isEmpty();
    }

    private static String newGroup() {
        return "g:" + ThreadLocalRandom.current().nextLong(1, Long.MAX_VALUE);
    }

    private Place message(String conversationId, long seq) {
        jdbc.sql("INSERT INTO " + EventShard.tableOf(conversationId)
                        + " (conversation_id, seq, message_no, event_id, actor_id, time_millis, event)"
                        + " VALUES (?, ?, 1, 1, 1, 1, '')")
                .params(conversationId, seq)
                .update();
        return new Place(conversationId, seq);
    }
}
