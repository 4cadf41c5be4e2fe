// SPDX-License-Identifier: Apache-2.0
package im.yan.dev.stack;

/**
 * A MySQL database and who may use it.
 *
 * @param address host:port
 */
public record MysqlAddress(String address, String database, String user, String password) {

    public String jdbcUrl() {
        return "jdbc:mysql://%s/%s?rewriteBatchedStatements=true&allowPublicKeyRetrieval=true&sslMode=DISABLED"
                .formatted(address, database);
    }

    /** Without the password, which is for nobody's log. */
    @Override
    public String toString() {
        return "%s/%s as %s".formatted(address, database, user);
    }
}
