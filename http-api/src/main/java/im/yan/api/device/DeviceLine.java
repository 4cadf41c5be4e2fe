// SPDX-License-Identifier: Apache-2.0
package im.yan.api.device;

import io.swagger.v3.oas.annotations.media.Schema;

/** One of the caller's devices. */
@Schema(requiredProperties = {"deviceId", "name", "kind", "signedOut", "loggedInMillis", "current"})
record DeviceLine(
        @Schema(example = "web-7f1a") String deviceId,
        @Schema(example = "Firefox on Linux") String name,
        DeviceKind kind,
        @Schema(description = "it must log in again") boolean signedOut,
        @Schema(description = "its last login") long loggedInMillis,

        @Schema(description = "the device that asks") boolean current) {}
