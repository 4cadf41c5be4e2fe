// SPDX-License-Identifier: Apache-2.0
package im.yan.router.conversation;

import im.yan.schemas.ProtocolLimits;
import im.yan.schemas.v1.Command;
import im.yan.schemas.v1.StoredMember;
import java.util.ArrayList;

/**
 * Who asks, and from where.
 *
 * @param deviceId as the client chose it; empty where it chose none, and then all such clients of a user count as one device
 */
public record MemberDevice(long userId, String deviceId) {

    public static MemberDevice of(Command command) {
        return new MemberDevice(command.getSenderId(), command.getOrigin().getDeviceId());
    }

    /** The member with this device as the one that asked last; the one silent longest is forgotten where there are too many. */
    StoredMember askingLast(StoredMember member) {
        var devices = new ArrayList<String>(member.getDevicesList());
        devices.remove(deviceId);
        devices.add(deviceId);
        var kept = devices.subList(Math.max(0, devices.size() - ProtocolLimits.DEVICES_REMEMBERED), devices.size());
        return member.toBuilder().clearDevices().addAllDevices(kept).build();
    }
}
