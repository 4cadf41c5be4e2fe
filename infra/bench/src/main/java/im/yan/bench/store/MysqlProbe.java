// SPDX-License-Identifier: Apache-2.0
package im.yan.bench.store;

import im.yan.dev.stack.MysqlAddress;
import im.yan.schemas.EventShard;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;

/** Looks for rows. */
record MysqlProbe(Connection connection) implements Probe {

    static MysqlProbe open(MysqlAddress address) throws SQLException {
        return new MysqlProbe(DriverManager.getConnection(address.jdbcUrl(), address.user(), address.password()));
    }

    @Override
    public Set<Place> find(Collection<Place> places) throws SQLException {
        var found = new HashSet<Place>();
        try (var query = connection.prepareStatement(
                places.stream().map(MysqlProbe::query).collect(Collectors.joining(" UNION ALL ")))) {
            var parameter = 1;
            for (var place : places) {
                query.setString(parameter++, place.conversationId());
                query.setLong(parameter++, place.seq());
            }
            try (var rows = query.executeQuery()) {
                while (rows.next()) {
                    found.add(new Place(rows.getString(1), rows.getLong(2)));
                }
            }
        }
        return found;
    }

    private static String query(Place place) {
        return "(SELECT conversation_id, seq FROM %s WHERE conversation_id = ? AND seq = ?)"
                .formatted(EventShard.tableOf(place.conversationId()));
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
