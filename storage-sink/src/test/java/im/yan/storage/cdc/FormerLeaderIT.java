// SPDX-License-Identifier: Apache-2.0
package im.yan.storage.cdc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import im.yan.schemas.Topics;
import im.yan.storage.Events;
import im.yan.storage.Log;
import im.yan.storage.mysql.MysqlSettings;
import im.yan.testkit.TestServers;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;
import org.junit.jupiter.api.Test;

class FormerLeaderIT {
    private static final Schema ROW = SchemaBuilder.struct()
            .field("user_id", Schema.INT64_SCHEMA)
            .field("display_name", Schema.STRING_SCHEMA)
            .field("status", Schema.STRING_SCHEMA)
            .field("presence", Schema.STRING_SCHEMA)
            .field("quiet_from_minute", Schema.OPTIONAL_INT16_SCHEMA)
            .field("quiet_to_minute", Schema.OPTIONAL_INT16_SCHEMA)
            .field("time_zone", Schema.OPTIONAL_STRING_SCHEMA)
            .build();

    private final long user = Events.newUser();

    @Test
    void aFormerLeaderCannotPutAnOldStateBehindANewOne() {
        var settings = new FeedSettings(
                TestServers.kafka(),
                new MysqlSettings("127.0.0.1", 1, "former", "yan", "yan", MysqlSettings.Ssl.DISABLED),
                1,
                Duration.ofMillis(50),
                Duration.ofSeconds(1));
        try (var former = StatesToKafka.open(settings);
                var leader = StatesToKafka.open(settings)) {
            leader.write(List.of(change("DISABLED")));

            assertThatThrownBy(() -> former.write(List.of(change("ACTIVE")))).isInstanceOf(KafkaException.class);
        }

        try (var log = new Log()) {
            assertThat(log.records(Topics.ACCOUNTS.name(), Long.toString(user))).hasSize(1);
        }
    }

    private RowChange change(String status) {
        var row = new Struct(ROW)
                .put("user_id", user)
                .put("display_name", "U")
                .put("status", status)
                .put("presence", "EVERYONE");
        return new RowChange("account", row, false, false, 0);
    }
}
