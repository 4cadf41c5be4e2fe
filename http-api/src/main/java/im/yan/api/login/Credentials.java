// SPDX-License-Identifier: Apache-2.0
package im.yan.api.login;

import im.yan.api.device.NewDevice;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The body of a login, as it came. */
@Schema(requiredProperties = {"name", "password"})
record Credentials(
        @Schema(example = "alice") @Nullable String name,
        @Schema(example = "alice-password") @Nullable String password,

        @Schema(description = "the token is for this device, which can be signed out; absent: for no device") @Nullable
        NewDevice device) {

    @Override
    public String toString() {
        return "Credentials[" + name + "]";
    }
}
