// SPDX-License-Identifier: Apache-2.0
package im.yan.api.account;

import io.swagger.v3.oas.annotations.media.Schema;

/** What everybody may know of an account. */
@Schema(requiredProperties = {"userId", "name", "displayName"})
public record Account(
        long userId,

        @Schema(description = "unique, for ever", example = "alice")
        String name,

        @Schema(description = "for people; not unique", example = "Alice")
        String displayName) {}
