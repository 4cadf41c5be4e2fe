// SPDX-License-Identifier: Apache-2.0
package im.yan.storage;

import com.google.protobuf.InvalidProtocolBufferException;
import im.yan.schemas.Topics;
import im.yan.schemas.v1.DeviceState;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Devices as im.devices tells of them. */
final class Devices {

    private Devices() {}

    /** Every state of this device, in order: its generation and where it takes notifications; a tombstone is "gone". */
    static List<String> states(Log log, long user, String device) throws InvalidProtocolBufferException {
        var states = new ArrayList<String>();
        for (var record : log.records(Topics.DEVICES.name(), user + "/" + device)) {
            states.add(state(record.value()));
        }
        return states;
    }

    private static String state(byte @Nullable [] value) throws InvalidProtocolBufferException {
        if (value == null) {
            return "gone";
        }
        var state = DeviceState.parseFrom(value);
        return (state.getGeneration() + " " + state.getPush().getEndpoint()).strip();
    }
}
