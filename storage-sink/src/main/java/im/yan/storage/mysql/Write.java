// SPDX-License-Identifier: Apache-2.0
package im.yan.storage.mysql;

import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.ParameterizedPreparedStatementSetter;

/** A statement that writes many rows: MySQL's driver makes one of all of them, or few if they are very many. */
record Write<R>(String sql, ParameterizedPreparedStatementSetter<R> setter) {
    /** Of one statement: a batch of the log may add 500 members with each record. */
    static final int ROWS_MAX = 5_000;

    void all(JdbcTemplate jdbc, List<R> rows) {
        if (!rows.isEmpty()) {
            jdbc.batchUpdate(sql, rows, ROWS_MAX, setter);
        }
    }
}
