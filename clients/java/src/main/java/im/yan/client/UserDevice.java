// SPDX-License-Identifier: Apache-2.0
package im.yan.client;

import im.yan.schemas.v1.DeviceKind;

/**
 * One of the caller's devices.
 *
 * @param signedOut it has to log in again
 * @param current the one whose token asked
 */
public record UserDevice(
        String deviceId, String name, DeviceKind kind, boolean signedOut, long loggedInMillis, boolean current) {}
