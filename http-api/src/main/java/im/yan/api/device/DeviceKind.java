// SPDX-License-Identifier: Apache-2.0
package im.yan.api.device;

/** What a device is, by the names the column has. */
public enum DeviceKind {
    OTHER,
    DESKTOP,
    MOBILE,
    WEB
}
