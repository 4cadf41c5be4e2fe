// SPDX-License-Identifier: Apache-2.0
package im.yan.storage.mysql;

import java.util.Optional;

/**
 * Where MySQL is, and who we are there.
 *
 * @param layout the JDBC URL of a layout of several servers, of which this is one
 */
public record MysqlSettings(
        String host, int port, String database, String user, String password, Ssl ssl, Optional<String> layout) {

    /** How the connection is encrypted, in MySQL's own words. */
    public enum Ssl {
        DISABLED,
        /** If the server can; whoever sits between can prevent it. */
        PREFERRED,
        REQUIRED,
        VERIFY_CA,
        VERIFY_IDENTITY;

        /** Without a verified server, its key for the password has to be taken on trust as well. */
        public boolean takesKeyOnTrust() {
            return this == DISABLED || this == PREFERRED;
        }
    }

    /** All there is lies on one server. */
    public MysqlSettings(String host, int port, String database, String user, String password, Ssl ssl) {
        this(host, port, database, user, password, ssl, Optional.empty());
    }

    private static final String OPTIONS = String.join(
            "&",
            "rewriteBatchedStatements=true",
            // No query to the server for what the pool has set itself.
            "useLocalSessionState=true",
            // A server that is away is noticed, however it went.
            "connectTimeout=3000",
            "tcpKeepAlive=true");

    private static final int ANSWER_MILLIS = 30_000;

    /** Of all tables, wherever they lie. */
    public String jdbcUrl() {
        return layout.orElseGet(this::serverUrl);
    }

    /** As {@link #jdbcUrl}, for questions about whole tables, which may take as long as they take; a layout sets its own limits. */
    public String patientJdbcUrl() {
        return layout.orElseGet(() -> serverUrl(0));
    }

    /** Of this server: its binlog, its locks, and the tables that lie on it. */
    public String serverUrl() {
        return serverUrl(ANSWER_MILLIS);
    }

    private String serverUrl(int answerMillis) {
        return "jdbc:mysql://%s:%d/%s?sslMode=%s&allowPublicKeyRetrieval=%s&%s&socketTimeout=%d"
                .formatted(host, port, database, ssl, ssl.takesKeyOnTrust(), OPTIONS, answerMillis);
    }

    /** Without the password. */
    @Override
    public String toString() {
        return user + "@" + host + ":" + port + "/" + database;
    }
}
