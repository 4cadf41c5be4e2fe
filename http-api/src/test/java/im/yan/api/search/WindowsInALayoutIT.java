// SPDX-License-Identifier: Apache-2.0
package im.yan.api.search;

import im.yan.api.mysql.MessageTables;
import im.yan.testkit.TestLayout;
import java.io.IOException;
import java.sql.SQLException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

class WindowsInALayoutIT extends WindowsContract {
    private static final TestLayout LAYOUT = layout();

    WindowsInALayoutIT() {
        super(JdbcClient.create(new DriverManagerDataSource(LAYOUT.jdbcUrl())), new MessageTables(false));
    }

    private static TestLayout layout() {
        try {
            return TestLayout.fresh("windows");
        } catch (SQLException | IOException e) {
            throw new IllegalStateException("there is no layout", e);
        }
    }
}
