// SPDX-License-Identifier: Apache-2.0
package im.yan.connector.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import im.yan.schemas.v1.Device;
import im.yan.schemas.v1.DeviceKind;
import io.netty.handler.codec.http.DefaultHttpHeaders;
import org.junit.jupiter.api.Test;

class DevicesTest {

    @Test
    void aDeviceMayHaveANameInAnyScript() {
        var headers =
                new DefaultHttpHeaders().set("yan-device-id", "phone-1").set("yan-device-name", "%E6%89%8B%E6%9C%BA+1");

        assertThat(Devices.of(headers))
                .contains(Device.newBuilder().setId("phone-1").setName("手机 1").build());
    }

    @Test
    void aDeviceMaySayOfWhichKindItIsButNothingElse() {
        var desktop = new DefaultHttpHeaders().set("yan-device-kind", "DESKTOP");
        var toaster = new DefaultHttpHeaders().set("yan-device-kind", "TOASTER");

        assertThat(Devices.of(desktop))
                .contains(Device.newBuilder().setKind(DeviceKind.DESKTOP).build());
        assertThat(Devices.of(toaster)).isEmpty();
    }

    @Test
    void withoutHeadersTheDeviceHasNoId() {
        assertThat(Devices.of(new DefaultHttpHeaders())).contains(Device.getDefaultInstance());
    }
}
