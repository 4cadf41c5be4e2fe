// SPDX-License-Identifier: Apache-2.0
package im.yan.push.account;

import im.yan.schemas.Topics;
import im.yan.schemas.v1.DeviceState;
import im.yan.schemas.v1.StoredSession;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/**
 * The devices of one partition's users as the change feed last told of them; key {@code userId/deviceId}. One entry for each
 * row of the table it mirrors: forgetting one would let a signed-out device back in.
 */
public final class DeviceStore {
    public static final String NAME = "devices";

    private final KeyValueStore<String, DeviceState> store;

    private DeviceStore(KeyValueStore<String, DeviceState> store) {
        this.store = store;
    }

    public static StoreBuilder<KeyValueStore<String, DeviceState>> builder() {
        return Stores.keyValueStoreBuilder(
                        Stores.persistentKeyValueStore(NAME), Serdes.String(), Topics.DEVICES.serde())
                .withLoggingEnabled(Map.of())
                .withCachingEnabled();
    }

    public static DeviceStore in(ProcessorContext<?, ?> context) {
        return new DeviceStore(context.getStateStore(NAME));
    }

    public void note(DeviceState state) {
        store.put(key(state.getUserId(), state.getDeviceId()), state);
    }

    /** @param key of the deleted record */
    public void forget(String key) {
        store.delete(key);
    }

    /** Whether the login this session came with was signed out since. */
    public boolean isSignedOut(long userId, StoredSession session) {
        var device = store.get(key(userId, session.getDeviceId()));
        return device != null && isSignedOut(device, session);
    }

    /** A session whose token names no device has no login that could be signed out. */
    public static boolean isSignedOut(DeviceState device, StoredSession session) {
        return session.getDeviceGeneration() > 0
                && session.getDeviceId().equals(device.getDeviceId())
                && session.getDeviceGeneration() < device.getGeneration();
    }

    /** The user's devices that take offline notifications. */
    public List<DeviceState> reachable(long userId) {
        var reachable = new ArrayList<DeviceState>();
        try (var entries = store.prefixScan(key(userId, ""), new StringSerializer())) {
            while (entries.hasNext()) {
                var device = entries.next().value;
                if (device.hasPush()) {
                    reachable.add(device);
                }
            }
        }
        return reachable;
    }

    private static String key(long userId, String deviceId) {
        return userId + "/" + deviceId;
    }
}
