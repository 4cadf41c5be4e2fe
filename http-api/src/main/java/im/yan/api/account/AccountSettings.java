// SPDX-License-Identifier: Apache-2.0
package im.yan.api.account;

import im.yan.api.refusal.Refusal;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What a user has chosen for her account. */
@Schema(requiredProperties = "presence")
record AccountSettings(
        @Schema(description = "who sees whether the user is online") @Nullable
        PresenceVisibility presence,

        @Schema(description = "absent: notifications may come at any time") @Nullable
        QuietHours quietHours) {

    /** By the names the column has. */
    enum PresenceVisibility {
        EVERYONE,
        NOBODY
    }

    AccountSettings checked() {
        if (presence == null) {
            throw Refusal.invalid("presence must be EVERYONE or NOBODY");
        }
        return new AccountSettings(presence, quietHours == null ? null : quietHours.checked());
    }
}
