// SPDX-License-Identifier: Apache-2.0
package im.yan.testkit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The layout that docs/sharding.yaml describes, on two schemas of one server. For modules that lie beside docs.
 *
 * @param first where everything lies but half of the messages
 */
public record TestLayout(TestMysql first, TestMysql second, Path yaml) {
    private static final Path DOCUMENTED = Path.of("..", "docs", "sharding.yaml");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\$\\{([A-Z_]+)::[^}]*}");

    /** Two schemas on the shared server, empty and migrated. */
    public static TestLayout fresh(String name) throws SQLException, IOException {
        return on(TestServers.mysql(), name);
    }

    public static TestLayout on(TestMysql server, String name) throws SQLException, IOException {
        var first = server.fresh(name + "_first");
        var second = server.fresh(name + "_second");
        var values = Map.of(
                "YAN_MYSQL_FIRST", first.address(),
                "YAN_MYSQL_FIRST_DATABASE", first.database(),
                "YAN_MYSQL_SECOND", second.address(),
                "YAN_MYSQL_SECOND_DATABASE", second.database(),
                "YAN_MYSQL_USER", server.user(),
                "YAN_MYSQL_PASSWORD", server.password());
        var text = PLACEHOLDER
                .matcher(Files.readString(DOCUMENTED))
                .replaceAll(found -> Matcher.quoteReplacement(values.getOrDefault(found.group(1), found.group())));
        var yaml = Files.writeString(Files.createTempFile(Path.of("target"), name, ".yaml"), text);
        return new TestLayout(first, second, yaml.toAbsolutePath());
    }

    /** What YAN_MYSQL_JDBC is to be. */
    public String jdbcUrl() {
        return "jdbc:shardingsphere:absolutepath:" + yaml;
    }

    /** Where a table's rows lie. */
    public TestMysql of(String table) {
        var isMoved = table.matches("conversation_event_(0[89]|1[0-5])");
        return isMoved ? second : first;
    }

    /** Where nothing of a table is to be. */
    public TestMysql notOf(String table) {
        return of(table).equals(first) ? second : first;
    }
}
