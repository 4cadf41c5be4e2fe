// SPDX-License-Identifier: Apache-2.0
package im.yan.api.mysql;

import java.time.Duration;
import java.util.Optional;

/**
 * Where MySQL is.
 *
 * @param address host:port
 * @param connectionsMax how many requests may talk to MySQL at once; the others wait for a moment, then are refused
 * @param layout the JDBC URL of a layout of several servers, in place of the one server
 * @param replica of the one server
 */
public record MysqlSettings(
        String address,
        String database,
        String user,
        String password,
        int connectionsMax,
        Optional<String> layout,
        Optional<Replica> replica) {

    /**
     * A server that is only read from.
     *
     * @param address host:port
     * @param lagMax one that is further behind is left alone
     */
    public record Replica(String address, Duration lagMax) {}

    /** How old an answer may be that a {@link MayLag} client gives. */
    public Duration lagMax() {
        return replica.map(Replica::lagMax).orElse(Duration.ZERO);
    }

    String jdbcUrl() {
        return layout.orElseGet(() -> jdbcUrl(address));
    }

    String jdbcUrl(String server) {
        // A server that hangs must become an error within seconds, or it would take every connection with it.
        return "jdbc:mysql://%s/%s?allowPublicKeyRetrieval=true&sslMode=DISABLED&connectTimeout=1000&socketTimeout=5000"
                .formatted(server, database);
    }

    @Override
    public String toString() {
        return "MysqlSettings[address=%s, database=%s, user=%s]".formatted(address, database, user);
    }
}
