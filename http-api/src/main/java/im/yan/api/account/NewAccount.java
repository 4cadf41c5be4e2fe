// SPDX-License-Identifier: Apache-2.0
package im.yan.api.account;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The body of a registration, as it came. */
@Schema(requiredProperties = {"name", "password"})
record NewAccount(
        @Schema(description = "3 to 32 of a-z, 0-9, '_', '.' and '-'", example = "alice") @Nullable
        String name,

        @Schema(description = "8 to 128 characters, at most 256 bytes in UTF-8", example = "correct horse") @Nullable
        String password,

        @Schema(description = "at most 64 characters; the name where it is absent or blank", example = "Alice")
        @Nullable
        String displayName) {

    @Override
    public String toString() {
        return "NewAccount[" + name + "]";
    }
}
