// SPDX-License-Identifier: Apache-2.0
package im.yan.api.group;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/** Invitations that are neither revoked nor expired, the latest first. Their codes are known to those who made them only. */
@Schema(requiredProperties = "invitations")
record InvitationList(List<Invitation> invitations) {

    /** One invitation. */
    @Schema(requiredProperties = {"invitationId", "creatorId", "expiresMillis", "usesMax"})
    record Invitation(
            String invitationId,
            long creatorId,

            @Schema(description = "\"0\": it does not expire")
            long expiresMillis,

            @Schema(description = "0: any number of times") int usesMax) {}
}
