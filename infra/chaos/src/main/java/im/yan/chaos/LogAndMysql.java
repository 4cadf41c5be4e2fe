// SPDX-License-Identifier: Apache-2.0
package im.yan.chaos;

import im.yan.chaos.stores.CommittedRecords;
import im.yan.dev.stack.Stack;
import im.yan.schemas.EventShard;
import im.yan.schemas.Topics;
import im.yan.schemas.v1.ConversationEvent;
import im.yan.testkit.guarantee.Run;
import im.yan.testkit.guarantee.Seen;
import im.yan.testkit.guarantee.View;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What the log and MySQL hold, as two more views of the run. */
final class LogAndMysql {
    private static final Duration LOOK_AGAIN = Duration.ofMillis(200);

    private final Stack stack;
    private final Run run;
    private long inLog;

    LogAndMysql(Stack stack, Run run) {
        this.stack = stack;
        this.run = run;
    }

    /** Reads every committed event of the log. */
    List<ConversationEvent> readLog() {
        var view = run.view("the log", conversation -> true);
        List<ConversationEvent> log = new ArrayList<>();
        try (var events = new CommittedRecords<>(stack.kafka(), Topics.MESSAGES)) {
            events.readToEnd((conversation, event) -> {
                saw(view, event);
                log.add(event);
            });
        }
        inLog = log.size();
        return log;
    }

    /** Waits until MySQL has as many events as the log, then reads them; false if it did not catch up in time. */
    boolean awaitMysql(Duration timeout) throws Exception {
        var deadline = System.nanoTime() + timeout.toNanos();
        var address = stack.mysql();
        try (var connection = DriverManager.getConnection(address.jdbcUrl(), address.user(), address.password());
                var statement = connection.createStatement()) {
            var caughtUp = count(statement) >= inLog;
            while (!caughtUp && System.nanoTime() < deadline) {
                Thread.sleep(LOOK_AGAIN);
                caughtUp = count(statement) >= inLog;
            }
            var view = run.view("MySQL", conversation -> true);
            for (var table : EventShard.TABLES) {
                read(statement, table, view);
            }
            return caughtUp;
        }
    }

    private static long count(Statement statement) throws SQLException {
        long rows = 0;
        for (var table : EventShard.TABLES) {
            try (var result = statement.executeQuery("SELECT COUNT(*) FROM " + table)) {
                result.next();
                rows += result.getLong(1);
            }
        }
        return rows;
    }

    private static void read(Statement statement, String table, View view) throws Exception {
        try (var rows = statement.executeQuery("SELECT event FROM " + table + " ORDER BY conversation_id, seq")) {
            while (rows.next()) {
                saw(view, ConversationEvent.parseFrom(rows.getBytes(1)));
            }
        }
    }

    private static void saw(View view, ConversationEvent event) {
        view.saw(new Seen(event.getConversationId(), event.getSeq(), event.getClientMsgId()));
    }
}
