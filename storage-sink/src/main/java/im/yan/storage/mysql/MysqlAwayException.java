// SPDX-License-Identifier: Apache-2.0
package im.yan.storage.mysql;

import java.sql.SQLException;

/** MySQL does not answer. */
public final class MysqlAwayException extends Exception {
    MysqlAwayException(SQLException cause) {
        super(cause);
    }
}
