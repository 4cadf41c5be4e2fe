// SPDX-License-Identifier: Apache-2.0
package im.yan.api.mysql;

/**
 * Where MySQL is.
 *
 * @param address host:port
 * @param connectionsMax how many requests may talk to MySQL at once; the others wait for a moment, then are refused
 */
public record MysqlSettings(String address, String database, String user, String password, int connectionsMax) {

    String jdbcUrl() {
        // A server that hangs must become an error within seconds, or it would take every connection with it.
        return "jdbc:mysql://%s/%s?allowPublicKeyRetrieval=true&sslMode=DISABLED&connectTimeout=1000&socketTimeout=5000"
                .formatted(address, database);
    }

    @Override
    public String toString() {
        return "MysqlSettings[address=%s, database=%s, user=%s]".formatted(address, database, user);
    }
}
