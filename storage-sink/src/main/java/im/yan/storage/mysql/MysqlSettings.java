// SPDX-License-Identifier: Apache-2.0
package im.yan.storage.mysql;

/** Where MySQL is, and who we are there. */
public record MysqlSettings(String host, int port, String database, String user, String password, Ssl ssl) {

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

    private static final String OPTIONS = String.join(
            "&",
            "rewriteBatchedStatements=true",
            // No query to the server for what the pool has set itself.
            "useLocalSessionState=true",
            // A server that is away is noticed, however it went.
            "connectTimeout=3000",
            "tcpKeepAlive=true");

    private static final int ANSWER_MILLIS = 30_000;

    public String jdbcUrl() {
        return jdbcUrl(ANSWER_MILLIS);
    }

    /** For questions about whole tables, which may take as long as they take. */
    public String patientJdbcUrl() {
        return jdbcUrl(0);
    }

    private String jdbcUrl(int answerMillis) {
        return "jdbc:mysql://%s:%d/%s?sslMode=%s&allowPublicKeyRetrieval=%s&%s&socketTimeout=%d"
                .formatted(host, port, database, ssl, ssl.takesKeyOnTrust(), OPTIONS, answerMillis);
    }

    /** Without the password. */
    @Override
    public String toString() {
        return user + "@" + host + ":" + port + "/" + database;
    }
}
