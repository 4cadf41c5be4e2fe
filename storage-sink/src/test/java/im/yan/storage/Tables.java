// SPDX-License-Identifier: Apache-2.0
package im.yan.storage;

import im.yan.schemas.ConversationId;
import im.yan.schemas.EventShard;
import im.yan.storage.mysql.KeptTables;
import im.yan.storage.mysql.MysqlSettings;
import im.yan.testkit.TestMysql;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What MySQL holds, as tests ask it. */
public record Tables(TestMysql mysql) {
    /** As the sink is told where it is. */
    public MysqlSettings settings() {
        var colon = mysql.address().lastIndexOf(':');
        return new MysqlSettings(
                mysql.address().substring(0, colon),
                Integer.parseInt(mysql.address().substring(colon + 1)),
                mysql.database(),
                mysql.user(),
                mysql.password(),
                MysqlSettings.Ssl.DISABLED);
    }

    public KeptTables kept() {
        return new KeptTables(settings());
    }

    /** The conversation's events as they were written, in the order of seq. */
    public List<byte[]> events(ConversationId.Direct conversation) throws SQLException {
        var sql = "SELECT event FROM %s WHERE conversation_id = '%s' ORDER BY seq"
                .formatted(EventShard.tableOf(conversation.text()), conversation.text());
        try (var connection = mysql.connect();
                var query = connection.createStatement();
                var rows = query.executeQuery(sql)) {
            var events = new ArrayList<byte[]>();
            while (rows.next()) {
                events.add(rows.getBytes(1));
            }
            return events;
        }
    }

    /** Sequence and message number, or nothing. */
    public String head(ConversationId.Direct conversation) throws SQLException {
        return text("SELECT CONCAT(head_seq, '/', head_message_no) FROM conversation WHERE conversation_id = '%s'"
                .formatted(conversation.text()));
    }

    /** Delivered up to, read up to, messages read; or nothing. */
    public String positions(ConversationId.Direct conversation, long user) throws SQLException {
        return text(("SELECT CONCAT(delivered_seq, '/', read_seq, '/', read_no) FROM participant"
                        + " WHERE user_id = %d AND conversation_id = '%s'")
                .formatted(user, conversation.text()));
    }

    /** Of every table the sink writes. */
    public Map<String, String> checksums() {
        return kept().checksums();
    }

    /** Rows in the order of their columns, each as its columns' values behind a word. */
    public List<String> lines(String word, String columns, String table, String condition) throws SQLException {
        var sql =
                "SELECT CONCAT_WS('/', %s) FROM %s WHERE %s ORDER BY %s".formatted(columns, table, condition, columns);
        try (var connection = mysql.connect();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            var lines = new ArrayList<String>();
            while (rows.next()) {
                lines.add(word + " " + rows.getString(1));
            }
            return lines;
        }
    }

    /** First column of the first row, or nothing. */
    public String text(String sql) throws SQLException {
        try (var connection = mysql.connect();
                var statement = connection.createStatement();
                var row = statement.executeQuery(sql)) {
            return row.next() ? row.getString(1) : "";
        }
    }

    /** One of the server's own counters. */
    public long counted(String counter) throws SQLException {
        try (var connection = mysql.connect();
                var statement = connection.createStatement();
                var row = statement.executeQuery("SHOW GLOBAL STATUS WHERE Variable_name = '" + counter + "'")) {
            row.next();
            return row.getLong("Value");
        }
    }

    public void execute(String sql) throws SQLException {
        try (var connection = mysql.connect();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
