// SPDX-License-Identifier: Apache-2.0
package im.yan.api.block;

import io.swagger.v3.oas.annotations.media.Schema;

/** Somebody the caller has blocked. */
@Schema(requiredProperties = {"userId", "name", "displayName", "blockedMillis"})
record BlockedUser(
        long userId,

        @Schema(example = "bob") String name,
        @Schema(example = "Bob") String displayName,
        @Schema(description = "since when") long blockedMillis) {}
