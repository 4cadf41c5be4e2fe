// SPDX-License-Identifier: Apache-2.0
package im.yan.storage.cdc;

import static org.assertj.core.api.Assertions.assertThat;

import im.yan.schemas.v1.DeviceState;
import im.yan.schemas.v1.WebPushTarget;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeviceStatesTest {
    private static final Schema ROW = SchemaBuilder.struct()
            .field("user_id", Schema.INT64_SCHEMA)
            .field("device_id", Schema.STRING_SCHEMA)
            .field("generation", Schema.INT32_SCHEMA)
            .field("signed_out", Schema.INT16_SCHEMA)
            .field("push_endpoint", Schema.OPTIONAL_STRING_SCHEMA)
            .field("push_p256dh", Schema.OPTIONAL_STRING_SCHEMA)
            .field("push_auth", Schema.OPTIONAL_STRING_SCHEMA)
            .build();

    private final DeviceStates devices = new DeviceStates();

    @Test
    void aRowIsTheStateOfItsDevice() {
        assertThat(devices.key(row())).isEqualTo("77/phone");
        assertThat(devices.user(row())).isEqualTo("77");
        assertThat(devices.state(row()))
                .isEqualTo(DeviceState.newBuilder()
                        .setUserId(77)
                        .setDeviceId("phone")
                        .setGeneration(3)
                        .setPush(WebPushTarget.newBuilder()
                                .setEndpoint("https://push.example/1")
                                .setP256Dh("key")
                                .setAuth("secret"))
                        .build());
    }

    @Test
    void aSignedOutDeviceTakesNoNotificationsButHasAGeneration() {
        var state = devices.state(row().put("signed_out", (short) 1));

        assertThat(state.hasPush()).isFalse();
        assertThat(state.getGeneration()).isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"push_endpoint", "push_p256dh", "push_auth"})
    void halfAPushTargetIsNone(String column) {
        assertThat(devices.state(row().put(column, null)).hasPush()).isFalse();
    }

    private static Struct row() {
        return new Struct(ROW)
                .put("user_id", 77L)
                .put("device_id", "phone")
                .put("generation", 3)
                .put("signed_out", (short) 0)
                .put("push_endpoint", "https://push.example/1")
                .put("push_p256dh", "key")
                .put("push_auth", "secret");
    }
}
