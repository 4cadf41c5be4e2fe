// SPDX-License-Identifier: Apache-2.0
package im.yan.api.connector;

import io.swagger.v3.oas.annotations.media.Schema;

/** A connector that takes sessions. */
@Schema(requiredProperties = {"address", "sessions"})
record Connector(
        @Schema(example = "ws://127.0.0.1:8090/ws") String address,
        @Schema(description = "how many sessions it has") int sessions) {}
