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
            "socketTimeout=30000",
            "tcpKeepAlive=true");

    public String jdbcUrl() {
        return "jdbc:mysql://%s:%d/%s?sslMode=%s&allowPublicKeyRetrieval=%s&%s"
                .formatted(host, port, database, ssl, ssl.takesKeyOnTrust(), OPTIONS);
    }

    /** Without the password. */
    @Override
    public String toString() {
        return user + "@" + host + ":" + port + "/" + database;
    }
}
