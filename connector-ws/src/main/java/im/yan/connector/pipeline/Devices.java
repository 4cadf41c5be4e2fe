// SPDX-License-Identifier: Apache-2.0
package im.yan.connector.pipeline;

import im.yan.schemas.ProtocolLimits;
import im.yan.schemas.v1.Device;
import im.yan.schemas.v1.DeviceKind;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.QueryStringDecoder;
import java.util.Optional;

/** How clients say which device they are: in the hello, or in headers of the handshake, percent-encoded. */
final class Devices {
    private Devices() {}

    /** A device without id and name where the headers are absent; empty where they are not what they should be. */
    static Optional<Device> of(HttpHeaders headers) {
        try {
            return Optional.of(Device.newBuilder()
                            .setId(decoded(headers, ProtocolLimits.DEVICE_ID_HEADER))
                            .setName(decoded(headers, ProtocolLimits.DEVICE_NAME_HEADER))
                            .setKind(kind(headers))
                            .build())
                    .filter(Devices::isShortEnough);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    static boolean isShortEnough(Device device) {
        return device.getId().length() <= ProtocolLimits.DEVICE_ID_LENGTH_MAX
                && device.getName().length() <= ProtocolLimits.DEVICE_NAME_LENGTH_MAX;
    }

    private static DeviceKind kind(HttpHeaders headers) {
        var kind = headers.get(ProtocolLimits.DEVICE_KIND_HEADER);
        return kind == null ? DeviceKind.DEVICE_KIND_UNSPECIFIED : DeviceKind.valueOf(kind);
    }

    private static String decoded(HttpHeaders headers, String name) {
        return QueryStringDecoder.decodeComponent(headers.get(name, ""));
    }
}
