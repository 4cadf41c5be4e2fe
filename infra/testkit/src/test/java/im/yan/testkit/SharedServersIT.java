// SPDX-License-Identifier: Apache-2.0
package im.yan.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import im.yan.schemas.Topics;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.Test;

class SharedServersIT {

    @Test
    void kafkaHasEveryTopicOfTheCatalogue() throws Exception {
        try (var admin = Admin.create(Map.of("bootstrap.servers", TestServers.kafka()))) {
            assertThat(admin.listTopics().names().get())
                    .contains(Topics.COMMANDS.name(), Topics.INBOX.name(), Topics.COMMANDS.name() + ".dead");
        }
    }

    @Test
    void aFreshDatabaseIsEmptyAndMigrated() throws Exception {
        var fresh = TestServers.mysql().fresh("fresh");

        try (var connection = fresh.connect();
                var statement = connection.createStatement();
                var rows = statement.executeQuery("SELECT COUNT(*) FROM conversation")) {
            assertThat(rows.next()).isTrue();
            assertThat(rows.getInt(1)).isZero();
        }
    }

    @Test
    void redisHasAnAddress() {
        assertThat(TestServers.redis()).startsWith("redis://");
    }
}
