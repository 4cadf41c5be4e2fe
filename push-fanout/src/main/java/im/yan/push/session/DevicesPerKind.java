// SPDX-License-Identifier: Apache-2.0
package im.yan.push.session;

import im.yan.schemas.v1.DeviceKind;
import im.yan.schemas.v1.StoredSession;
import java.util.List;

/**
 * How many devices of one kind a user may have online.
 *
 * @param max 0 for any number
 */
public record DevicesPerKind(int max) {

    /** The sessions that have to go for this one: those of the devices that came online earliest. */
    public List<StoredSession> displacedBy(StoredSession opened, UserSessions open) {
        if (max == 0 || opened.getDeviceKind() == DeviceKind.DEVICE_KIND_UNSPECIFIED) {
            return List.of();
        }
        var ofThisKind = open.all().stream()
                .filter(session -> session.getDeviceKind() == opened.getDeviceKind())
                .toList();
        var devices = ofThisKind.stream().map(DevicesPerKind::device).distinct().toList();
        var surplus = devices.stream()
                .filter(device -> !device.equals(device(opened)))
                .limit(Math.max(0, devices.size() - max))
                .toList();
        return ofThisKind.stream()
                .filter(session -> surplus.contains(device(session)))
                .toList();
    }

    /** Who names no device is one of her own with each session. */
    private static String device(StoredSession session) {
        return session.getDeviceId().isEmpty() ? "session " + session.getSessionId() : session.getDeviceId();
    }
}
