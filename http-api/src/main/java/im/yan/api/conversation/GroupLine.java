// SPDX-License-Identifier: Apache-2.0
package im.yan.api.conversation;

import io.swagger.v3.oas.annotations.media.Schema;

/** What the conversation list says of a group. */
@Schema(requiredProperties = {"name", "pictureMediaId", "memberCount", "dissolved"})
record GroupLine(
        @Schema(example = "Hiking on Sunday") String name,
        @Schema(description = "\"0\" for none") long pictureMediaId,
        int memberCount,
        boolean dissolved) {

    /** A group whose founding is not stored. */
    static final GroupLine UNKNOWN = new GroupLine("", 0, 0, false);
}
