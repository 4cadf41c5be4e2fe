// SPDX-License-Identifier: Apache-2.0
package im.yan.storage.cdc;

import im.yan.schemas.Topic;
import im.yan.schemas.Topics;
import im.yan.schemas.v1.DeviceState;
import im.yan.schemas.v1.WebPushTarget;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.connect.data.Struct;
import org.jspecify.annotations.Nullable;

/** Table device → im.devices. */
final class DeviceStates implements RowStates {
    private static final String USER_ID = "user_id";
    private static final String DEVICE_ID = "device_id";
    private static final String GENERATION = "generation";
    private static final String SIGNED_OUT = "signed_out";
    private static final String PUSH_ENDPOINT = "push_endpoint";
    private static final String PUSH_P256DH = "push_p256dh";
    private static final String PUSH_AUTH = "push_auth";

    @Override
    public String table() {
        return "device";
    }

    @Override
    public List<String> columns() {
        return List.of(USER_ID, DEVICE_ID, GENERATION, SIGNED_OUT, PUSH_ENDPOINT, PUSH_P256DH, PUSH_AUTH);
    }

    @Override
    public Topic<DeviceState> topic() {
        return Topics.DEVICES;
    }

    @Override
    public String key(Struct row) {
        return user(row) + "/" + row.getString(DEVICE_ID);
    }

    @Override
    public DeviceState state(Struct row) {
        var state = DeviceState.newBuilder()
                .setUserId(row.getInt64(USER_ID))
                .setDeviceId(row.getString(DEVICE_ID))
                .setGeneration(row.getInt32(GENERATION));
        pushTarget(row).ifPresent(state::setPush);
        return state.build();
    }

    private static Optional<WebPushTarget> pushTarget(Struct row) {
        @Nullable String endpoint = row.getString(PUSH_ENDPOINT);
        @Nullable String p256dh = row.getString(PUSH_P256DH);
        @Nullable String auth = row.getString(PUSH_AUTH);
        // A boolean is a TINYINT to MySQL.
        var signedOut = row.getInt16(SIGNED_OUT) != 0;
        return signedOut || endpoint == null || p256dh == null || auth == null
                ? Optional.empty()
                : Optional.of(WebPushTarget.newBuilder()
                        .setEndpoint(endpoint)
                        .setP256Dh(p256dh)
                        .setAuth(auth)
                        .build());
    }
}
