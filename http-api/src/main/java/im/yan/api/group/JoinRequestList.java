// SPDX-License-Identifier: Apache-2.0
package im.yan.api.group;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/** Who waits to be let in, the first to ask first. */
@Schema(requiredProperties = "requests")
record JoinRequestList(List<JoinRequest> requests) {

    /** One request. */
    @Schema(requiredProperties = {"userId", "note"})
    record JoinRequest(
            long userId,

            @Schema(description = "to the admins; may be empty")
            String note) {}
}
