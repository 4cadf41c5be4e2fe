// SPDX-License-Identifier: Apache-2.0
package im.yan.storage.cdc;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import im.yan.schemas.v1.AccountState;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AccountsToKafkaTest {
    private static final Schema ROW = SchemaBuilder.struct()
            .field("user_id", Schema.INT64_SCHEMA)
            .field("status", Schema.OPTIONAL_STRING_SCHEMA)
            .build();

    @ParameterizedTest
    @CsvSource({"ACTIVE,   ACTIVE", "DISABLED, DISABLED", "ASLEEP,   STATUS_UNSPECIFIED", ",         STATUS_UNSPECIFIED"
    })
    void aRowIsTheStateOfItsAccount(@Nullable String inMysql, AccountState.Status inTheLog) throws Exception {
        var record = AccountsToKafka.record(change(inMysql, false));

        assertThat(record.topic()).isEqualTo("im.accounts");
        assertThat(new String(record.key(), UTF_8)).isEqualTo("77");
        assertThat(AccountState.parseFrom(record.value()))
                .isEqualTo(AccountState.newBuilder()
                        .setUserId(77)
                        .setStatus(inTheLog)
                        .build());
    }

    @Test
    void aDeletedRowIsATombstone() {
        var record = AccountsToKafka.record(change("ACTIVE", true));

        assertThat(new String(record.key(), UTF_8)).isEqualTo("77");
        assertThat(record.value()).isNull();
    }

    private static RowChange change(@Nullable String status, boolean deleted) {
        return new RowChange("account", new Struct(ROW).put("user_id", 77L).put("status", status), deleted, 0);
    }
}
