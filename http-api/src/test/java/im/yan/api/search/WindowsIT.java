// SPDX-License-Identifier: Apache-2.0
package im.yan.api.search;

import im.yan.api.mysql.MessageTables;
import im.yan.testkit.TestServers;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

class WindowsIT extends WindowsContract {

    WindowsIT() {
        super(
                JdbcClient.create(new DriverManagerDataSource(
                        TestServers.mysql().jdbcUrl(),
                        TestServers.mysql().user(),
                        TestServers.mysql().password())),
                new MessageTables(true));
    }
}
