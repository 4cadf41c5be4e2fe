// SPDX-License-Identifier: Apache-2.0
package im.yan.storage.cdc;

import static org.assertj.core.api.Assertions.assertThat;

import im.yan.schemas.v1.AccountState;
import im.yan.schemas.v1.QuietHours;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AccountStatesTest {
    private static final Schema ROW = SchemaBuilder.struct()
            .field("user_id", Schema.INT64_SCHEMA)
            .field("display_name", Schema.STRING_SCHEMA)
            .field("status", Schema.OPTIONAL_STRING_SCHEMA)
            .field("presence", Schema.OPTIONAL_STRING_SCHEMA)
            .field("quiet_from_minute", Schema.OPTIONAL_INT16_SCHEMA)
            .field("quiet_to_minute", Schema.OPTIONAL_INT16_SCHEMA)
            .field("time_zone", Schema.OPTIONAL_STRING_SCHEMA)
            .build();

    private final AccountStates accounts = new AccountStates();

    @Test
    void aRowIsTheStateOfItsAccount() {
        assertThat(accounts.key(row())).isEqualTo("77");
        assertThat(accounts.state(row()))
                .isEqualTo(AccountState.newBuilder()
                        .setUserId(77)
                        .setDisplayName("Ann")
                        .setStatus(AccountState.Status.ACTIVE)
                        .setPresence(AccountState.PresenceVisibility.EVERYONE)
                        .build());
    }

    @ParameterizedTest
    @CsvSource({"ACTIVE,   ACTIVE", "DISABLED, DISABLED", "ASLEEP,   STATUS_UNSPECIFIED", ",         STATUS_UNSPECIFIED"
    })
    void aStatusToComeIsUnspecified(@Nullable String inMysql, AccountState.Status inTheLog) {
        assertThat(accounts.state(row().put("status", inMysql)).getStatus()).isEqualTo(inTheLog);
    }

    @ParameterizedTest
    @CsvSource({"EVERYONE, EVERYONE", "NOBODY, NOBODY", "FRIENDS, NOBODY", ",  NOBODY"})
    void aPresenceThatIsNotUnderstoodIsShownToNobody(
            @Nullable String inMysql, AccountState.PresenceVisibility inTheLog) {
        assertThat(accounts.state(row().put("presence", inMysql)).getPresence()).isEqualTo(inTheLog);
    }

    @Test
    void quietHoursNeedAllThreeColumns() {
        var complete = row().put("quiet_from_minute", (short) 1_380)
                .put("quiet_to_minute", (short) 0)
                .put("time_zone", "Asia/Shanghai");

        assertThat(accounts.state(complete).getQuietHours())
                .isEqualTo(QuietHours.newBuilder()
                        .setFromMinute(1_380)
                        .setToMinute(0)
                        .setTimeZone("Asia/Shanghai")
                        .build());
        assertThat(accounts.state(complete.put("quiet_to_minute", null)).hasQuietHours())
                .isFalse();
    }

    private static Struct row() {
        return new Struct(ROW)
                .put("user_id", 77L)
                .put("display_name", "Ann")
                .put("status", "ACTIVE")
                .put("presence", "EVERYONE");
    }
}
